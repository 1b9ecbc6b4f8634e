# mgcv's bam as one whole process: read, fit, predict, write. One smooth of k = 15 for each column, covariates discretised, two threads.
# SPDX-License-Identifier: EUPL-1.2
# usage: Rscript bam.R TRAIN.csv TEST.csv SCORES.csv
suppressPackageStartupMessages(library(mgcv))

paths <- commandArgs(trailingOnly = TRUE)
train <- read.csv(paths[1], colClasses = "numeric")
test <- read.csv(paths[2], colClasses = "numeric")
features <- setdiff(names(train), "y")
smooths <- sprintf("s(%s, k = 15)", features)
model <- bam(reformulate(smooths, "y"), family = binomial(), data = train, discrete = TRUE, nthreads = 2)
risk <- predict(model, test, type = "response", discrete = TRUE, n.threads = 2)
write.csv(data.frame(risk = as.numeric(risk)), paths[3], row.names = FALSE)
