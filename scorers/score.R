#!/usr/bin/env Rscript
# SPDX-License-Identifier: EUPL-1.2
# Scores a CSV file with a model file of Evenkans, with nothing but base R.
#
#     Rscript score.R model.json births.csv > scores.csv
#
# Prints risk, lower and upper of every row; a model of trees has no limits, so they stay empty. The format of a model: docs/formats/model.md.

missing_texts <- c("", "NA", "NaN", "nan", "NULL", "null", "<NA>")
missing_among_numbers <- c(missing_texts, "None", ".", "N/A", "n/a", "#N/A")

# Base R reads no JSON: its tokens are found by one expression, and put together here.
read_json <- function(file) {
  text <- paste(readLines(file, encoding = "UTF-8", warn = FALSE), collapse = "")
  pattern <- "\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[][{},:]"
  tokens <- regmatches(text, gregexpr(pattern, text, perl = TRUE))[[1]]
  at <- 0
  take <- function() { at <<- at + 1; tokens[at] }
  string <- function(token) {
    inner <- substr(token, 2, nchar(token) - 1)
    while (grepl("\\\\u[0-9a-fA-F]{4}", inner)) {
      code <- regmatches(inner, regexpr("\\\\u[0-9a-fA-F]{4}", inner))
      inner <- sub(code, intToUtf8(strtoi(substr(code, 3, 6), 16)), inner, fixed = TRUE)
    }
    gsub("\\\\(.)", "\\1", inner)
  }
  value <- function(token = take()) {
    if (token == "{") {
      result <- list()
      token <- take()
      while (token != "}") {
        if (token == ",") token <- take()
        take()
        result[[string(token)]] <- value()
        token <- take()
      }
      result
    } else if (token == "[") {
      result <- list()
      token <- take()
      while (token != "]") {
        if (token == ",") token <- take()
        result[[length(result) + 1]] <- value(token)
        token <- take()
      }
      result
    } else if (startsWith(token, "\"")) string(token)
    else if (token == "true" || token == "false") token == "true"
    else if (token == "null") NULL
    else as.numeric(token)
  }
  value()
}

# The number of the bin of each cell, and the value that a slope multiplies.
parts <- function(term, cells) {
  numeric <- term$type == "numeric"
  missing <- unlist(term$missing)
  values <- if (numeric) length(term$edges) + 1 else length(term$levels)
  bin <- rep(length(term$bins), length(cells))
  slope <- rep(0, length(cells))
  empty <- cells %in% (if (numeric) missing_among_numbers else missing_texts)
  kind <- ifelse(cells %in% missing, cells, ifelse(empty, "not-recorded", NA))
  # Stata's and SAS's tagged missing values.
  if (numeric) kind[is.na(kind) & grepl("^[.][A-Za-z]$", cells)] <- "tagged"
  present <- is.na(kind)
  found <- match(kind, missing)
  bin[!is.na(found)] <- values + found[!is.na(found)]
  if (numeric) {
    slope[present] <- as.numeric(cells[present])
    bin[present] <- findInterval(slope[present], unlist(term$edges)) + 1
  } else {
    level <- match(cells, unlist(term$levels))
    bin[present & !is.na(level)] <- level[present & !is.na(level)]
  }
  list(bin = bin, slope = slope, present = present)
}

# What the slopes multiply, one column a slope: the value, and the columns of a restricted cubic spline.
basis <- function(knots, value) {
  if (length(knots) == 0) return(cbind(value))
  x <- pmin(pmax(value, -1e100), 1e100)
  last <- knots[length(knots)]
  before <- knots[length(knots) - 1]
  span <- last - knots[1]
  inside <- pmin(x, last)
  columns <- list(x)
  for (knot in knots[seq_len(length(knots) - 2)]) {
    first <- pmax(inside - knot, 0) / span
    second <- pmax(inside - before, 0) / span
    cubic <- span * (first * first * first - second * second * second * ((last - knot) / (last - before)))
    columns[[length(columns) + 1]] <- cubic + 3 * (last - knot) * ((before - knot) / span) * ((x - inside) / span)
  }
  do.call(cbind, columns)
}

# The log-odds of every row by a model of trees: each tree is walked once, with the rows that are at each node.
add_trees <- function(model, table) {
  found <- lapply(model$features, function(feature) {
    if (!feature$name %in% names(table)) stop("the data have no column ", feature$name, ".", call. = FALSE)
    values <- if (feature$type == "numeric") 1 else length(feature$levels)
    # As a term with one bin a level or missing kind, and one for the rest.
    feature$bins <- rep(0, values + length(feature$missing) + 1)
    part <- parts(feature, table[[feature$name]])
    list(bin = part$bin - 1, value = ifelse(part$bin == 1, part$slope, NA))
  })
  log_odds <- rep(model$intercept$log_odds, nrow(table))
  for (tree in model$trees) {
    rows <- vector("list", length(tree))
    rows[[1]] <- seq_len(nrow(table))
    for (place in seq_along(tree)) {
      node <- tree[[place]]
      own <- rows[[place]]
      if (!is.null(node$log_odds)) {
        log_odds[own] <- log_odds[own] + node$log_odds
      } else {
        feature <- found[[node$feature + 1]]
        if (is.null(node$below)) {
          to <- ifelse(feature$bin[own] %in% unlist(node$bins), node$yes, node$no)
        } else {
          value <- feature$value[own]
          to <- ifelse(is.na(value), node$missing, ifelse(value < node$below, node$yes, node$no))
        }
        for (next_node in unique(c(node$yes, node$no, node$missing))) {
          rows[[next_node + 1]] <- c(rows[[next_node + 1]], own[to == next_node])
        }
      }
    }
  }
  log_odds
}

main <- function(arguments) {
  if (length(arguments) != 2) stop("usage: score.R model.json births.csv", call. = FALSE)
  model <- read_json(arguments[1])
  if (!identical(model$format, "evenkans-model") || model$version != 1) stop(arguments[1], " is no model file of version 1.", call. = FALSE)
  table <- read.csv(arguments[2], colClasses = "character", check.names = FALSE, na.strings = character(), strip.white = TRUE)
  if (!is.null(model$trees)) {
    risk <- sprintf("%.17g", 1 / (1 + exp(-add_trees(model, table))))
    write.csv(data.frame(risk = risk, lower = "", upper = ""), quote = FALSE, row.names = FALSE)
    return(invisible())
  }
  estimate <- rep(model$intercept$log_odds, nrow(table))
  draws <- matrix(unlist(model$intercept$draws), nrow(table), length(model$intercept$draws), byrow = TRUE)
  bins <- list()
  for (term in model$features) {
    if (!term$name %in% names(table)) stop(arguments[2], " has no column ", term$name, ".", call. = FALSE)
    part <- parts(term, table[[term$name]])
    bins[[term$name]] <- part$bin
    estimate <- estimate + sapply(term$bins, function(bin) bin$log_odds)[part$bin]
    if (ncol(draws) > 0) draws <- draws + do.call(rbind, lapply(term$bins, function(bin) unlist(bin$draws)))[part$bin, , drop = FALSE]
    if (!is.null(term$slope)) {
      slopes <- c(list(term$slope), term$spline$slopes)
      times <- basis(unlist(term$spline$knots), part$slope) * part$present
      for (place in seq_along(slopes)) {
        estimate <- estimate + times[, place] * slopes[[place]]$log_odds
        if (ncol(draws) > 0) draws <- draws + outer(times[, place], unlist(slopes[[place]]$draws))
      }
    }
  }
  for (pair in model$pairs) {
    groups <- lapply(1:2, function(side) unlist(pair$groups[[side]])[bins[[pair$features[[side]]]]])
    cell <- groups[[1]] * (max(unlist(pair$groups[[2]])) + 1) + groups[[2]] + 1
    estimate <- estimate + sapply(pair$cells, function(cell) cell$log_odds)[cell]
    if (ncol(draws) > 0) draws <- draws + do.call(rbind, lapply(pair$cells, function(cell) unlist(cell$draws)))[cell, , drop = FALSE]
  }
  if (!is.null(model$offset)) {
    if (!model$offset %in% names(table)) stop(arguments[2], " has no column ", model$offset, ".", call. = FALSE)
    offset <- suppressWarnings(as.numeric(table[[model$offset]]))
    if (!all(is.finite(offset))) stop("column ", model$offset, " needs a finite number in every row.", call. = FALSE)
    estimate <- estimate + offset
    draws <- draws + offset
  }
  half <- if (ncol(draws) > 0) model$interval_multiplier * sqrt(rowMeans((draws - estimate)^2)) else 0
  scores <- cbind(risk = estimate, lower = estimate - half, upper = estimate + half)
  scores[] <- sprintf("%.17g", 1 / (1 + exp(-scores)))
  write.csv(scores, quote = FALSE, row.names = FALSE)
}

main(commandArgs(trailingOnly = TRUE))
