# R's mice as one whole process: read, impute once, write. Predictive mean matching, its default.
# SPDX-License-Identifier: EUPL-1.2
# usage: Rscript mice.R TABLE.csv COMPLETED.csv ITERATIONS SEED
suppressPackageStartupMessages(library(mice))

words <- commandArgs(trailingOnly = TRUE)
table <- read.csv(words[1])
before <- proc.time()
imputed <- mice(table, m = 1, maxit = as.integer(words[3]), method = "pmm", printFlag = FALSE, seed = as.integer(words[4]))
spent <- proc.time() - before
message(sprintf('{"part": "imputing", "processor_seconds": %.3f}', spent[["user.self"]] + spent[["sys.self"]]))
write.csv(complete(imputed), words[2], row.names = FALSE)
