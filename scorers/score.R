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
        # A list forgets what is NULL.
        item <- value(token)
        result[[length(result) + 1]] <- if (is.null(item)) NA else item
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

# L of A = L L', by loops whose order is fixed: every scorer gets the same bits. NULL for a matrix that is not positive definite.
ordered_cholesky <- function(a) {
  size <- nrow(a)
  for (column in seq_len(size)) {
    below <- column:size
    for (inner in seq_len(column - 1)) a[below, column] <- a[below, column] - a[below, inner] * a[column, inner]
    if (!is.finite(a[column, column]) || a[column, column] <= 0) return(NULL)
    a[column, column] <- sqrt(a[column, column])
    if (column < size) a[(column + 1):size, column] <- a[(column + 1):size, column] / a[column, column]
  }
  a
}

solve_ordered <- function(lower, right) {
  size <- length(right)
  for (row in seq_len(size)) {
    for (inner in seq_len(row - 1)) right[row] <- right[row] - lower[row, inner] * right[inner]
    right[row] <- right[row] / lower[row, row]
  }
  for (row in rev(seq_len(size))) {
    if (row < size) for (inner in (row + 1):size) right[row] <- right[row] - lower[inner, row] * right[inner]
    right[row] <- right[row] / lower[row, row]
  }
  right
}

# Sums in the order of the terms; base R's own may use more digits.
add_in_order <- function(values) {
  result <- 0
  for (value in values) result <- result + value
  result
}

# Why each cell has no value; NA where it has one.
kinds_of <- function(gaps, name, numeric, cells) {
  known <- c(unlist(gaps$kept[[name]]), unlist(gaps$codes[[name]]))
  kind <- ifelse(cells %in% known, cells, ifelse(cells %in% (if (numeric) missing_among_numbers else missing_texts), "not-recorded", NA))
  if (numeric) {
    kind[is.na(kind) & grepl("^[.][A-Za-z]$", cells)] <- "tagged"
    present <- is.na(kind)
    kind[present][!is.finite(as.numeric(cells[present]))] <- "not-finite"
  }
  kind
}

is_gap <- function(gaps, name, numeric, cells) {
  kind <- kinds_of(gaps, name, numeric, cells)
  !is.na(kind) & kind != "structural" & !(kind %in% unlist(gaps$kept[[name]]))
}

# What a row lacks, from what it has: at each node of the model, a value for every gap. The rules: docs/formats/model.md.
imputer <- function(gaps) {
  features <- gaps$imputer$features
  mean <- unlist(gaps$imputer$mean)
  size <- length(mean)
  covariance <- matrix(0, size, size)
  for (row in seq_len(size)) covariance[row, seq_len(row)] <- covariance[seq_len(row), row] <- unlist(gaps$imputer$covariance[[row]])
  padded <- covariance
  diag(padded) <- diag(covariance) * (1 + 1e-7) + 1e-9
  # Columns are counted from 1 here. A level without a place is a NULL in the file, which lists drop: read_json keeps it as NA.
  places <- lapply(features, function(feature) if (feature$type == "numeric") NULL else unlist(feature$places))
  own <- lapply(seq_along(features), function(at) {
    width <- if (features[[at]]$type == "numeric") 1 else max(c(-1, places[[at]]), na.rm = TRUE) + 1
    features[[at]]$column + seq_len(width)
  })
  extra <- lapply(features, function(feature) if (is.null(feature$not_applicable)) NULL else feature$not_applicable + 1)

  states <- function(table) sapply(seq_along(features), function(at) {
    feature <- features[[at]]
    numeric <- feature$type == "numeric"
    cells <- table[[feature$name]]
    kind <- kinds_of(gaps, feature$name, numeric, cells)
    state <- ifelse(is.na(kind), "known", ifelse(is_gap(gaps, feature$name, numeric, cells), "missing", "not-applicable"))
    if (!numeric) {
      level <- match(cells, unlist(feature$levels))
      unseen <- is.na(level) | (level != feature$reference + 1 & is.na(places[[at]][level]))
      state[state == "known" & unseen] <- "unseen"
    }
    state
  })

  level_model <- function(at, given) {
    columns <- own[[at]]
    level <- integer(); share <- numeric(); column <- integer()
    for (place in seq_along(columns)) {
      found <- match(place - 1, places[[at]])
      if (!is.na(found)) { level <- c(level, found); share <- c(share, mean[columns[place]]); column <- c(column, columns[place]) }
    }
    level <- c(level, features[[at]]$reference + 1)
    share <- c(share, 1 - add_in_order(share))
    column <- c(column, NA)
    keep <- share > 1e-12
    level <- level[keep]; share <- share[keep]; column <- column[keep]
    means <- lapply(seq_along(level), function(part) vapply(given, function(other) {
      total <- if (is.na(column[part])) -add_in_order(covariance[other, columns]) else covariance[other, column[part]]
      mean[other] + total / share[part]
    }, 0))
    within <- padded[given, given, drop = FALSE]
    for (part in seq_along(level)) {
      shift <- means[[part]] - mean[given]
      within <- within - outer(share[part] * shift, shift)
    }
    diag(within) <- pmax(diag(within), 0) * (1 + 1e-7) + 1e-6
    lower <- ordered_cholesky(within)
    slopes <- lapply(means, function(one) if (is.null(lower)) rep(0, length(given)) else solve_ordered(lower, one))
    intercepts <- sapply(seq_along(level), function(part) {
      log(share[part]) - if (is.null(lower)) 0 else add_in_order(means[[part]] * slopes[[part]]) / 2
    })
    # Levels that share a column share its probability.
    shares <- unlist(features[[at]]$shares)
    parts <- lapply(seq_along(level), function(part) {
      if (is.null(shares) || is.na(column[part])) return(list(level = level[part], share = 1))
      found <- which(places[[at]] == column[part] - features[[at]]$column - 1 & shares > 0)
      list(level = found, share = shares[found])
    })
    list(at = at, given = given, level = parts, slopes = slopes, intercepts = intercepts)
  }

  number_model <- function(at, given) {
    columns <- sapply(at, function(one) own[[one]])
    lower <- ordered_cholesky(padded[given, given, drop = FALSE])
    slopes <- lapply(columns, function(column) {
      if (is.null(lower)) rep(0, length(given)) else solve_ordered(lower, covariance[given, column])
    })
    rest <- padded[columns, columns, drop = FALSE]
    for (first in seq_along(columns)) for (second in seq_along(columns)) {
      rest[first, second] <- rest[first, second] - add_in_order(covariance[columns[first], given] * slopes[[second]])
    }
    diag(rest) <- pmax(diag(rest), 0) + 1e-12
    list(at = at, columns = columns, given = given, slopes = slopes, lower = ordered_cholesky(rest))
  }

  # Levels one by one, each a fact for what follows; then all numbers together.
  steps_for <- function(states) {
    given <- integer(); steps <- list(); numbers <- integer()
    for (at in seq_along(features)) {
      given <- c(given, extra[[at]])
      if (states[at] == "known" || (states[at] == "not-applicable" && !is.null(extra[[at]]))) given <- c(given, own[[at]])
    }
    for (at in which(states == "missing")) {
      if (features[[at]]$type == "numeric") numbers <- c(numbers, at)
      else {
        steps[[length(steps) + 1]] <- level_model(at, given)
        given <- c(given, own[[at]])
      }
    }
    if (length(numbers) > 0) steps[[length(steps) + 1]] <- number_model(numbers, given)
    steps
  }

  # Rows that lack the same features, filled at one node.
  fill <- function(table, states, steps, node) {
    design <- matrix(0, nrow(table), size)
    design[, 1] <- 1
    for (at in seq_along(features)) {
      feature <- features[[at]]
      cells <- table[[feature$name]]
      if (states[at] == "not-applicable" && !is.null(extra[[at]])) design[, extra[[at]]] <- 1
      else if (states[at] == "known" && feature$type == "numeric") design[, own[[at]]] <- (as.numeric(cells) - feature$centre) / feature$scale
      else if (states[at] == "known") {
        place <- places[[at]][match(cells, unlist(feature$levels))]
        rows <- which(!is.na(place))
        design[cbind(rows, feature$column + 1 + place[rows])] <- 1
      }
    }
    for (step in steps) {
      if (!is.null(step$level)) {
        feature <- features[[step$at]]
        scores <- sapply(seq_along(step$level), function(part) {
          score <- rep(step$intercepts[part], nrow(table))
          for (place in seq_along(step$given)) score <- score + design[, step$given[place]] * step$slopes[[part]][place]
          score
        })
        scores <- matrix(scores, nrow(table))
        weights <- exp(scores - do.call(pmax, lapply(seq_len(ncol(scores)), function(part) scores[, part])))
        total <- rep(0, nrow(table))
        for (part in seq_len(ncol(weights))) total <- total + weights[, part]
        left <- rep(node[step$at], nrow(table))
        last <- step$level[[length(step$level)]]$level
        chosen <- rep(last[length(last)], nrow(table))
        open <- rep(TRUE, nrow(table))
        for (part in seq_along(step$level)) for (one in seq_along(step$level[[part]]$level)) {
          left <- left - weights[, part] / total * step$level[[part]]$share[one]
          here <- open & left < 0
          chosen[here] <- step$level[[part]]$level[one]
          open <- open & !here
        }
        table[[feature$name]] <- unlist(feature$levels)[chosen]
        place <- places[[step$at]][chosen]
        rows <- which(!is.na(place))
        design[cbind(rows, feature$column + 1 + place[rows])] <- 1
      } else {
        expected <- lapply(seq_along(step$columns), function(number) {
          value <- rep(mean[step$columns[number]], nrow(table))
          for (place in seq_along(step$given)) {
            value <- value + (design[, step$given[place]] - mean[step$given[place]]) * step$slopes[[number]][place]
          }
          value
        })
        for (number in seq_along(step$columns)) {
          feature <- features[[step$at[number]]]
          value <- expected[[number]]
          if (!is.null(step$lower)) for (inner in seq_len(number)) value <- value + step$lower[number, inner] * node[step$at[inner]]
          value <- feature$centre + feature$scale * value
          if (feature$positive) value <- pmax(0, value)
          if (!is.null(feature$bounds)) value <- pmin(pmax(value, feature$bounds[[1]]), feature$bounds[[2]])
          if (feature$whole) value <- sign(value) * floor(abs(value) + 0.5)
          table[[feature$name]] <- sprintf("%.17g", value)
        }
      }
    }
    table
  }

  list(states = states, steps_for = steps_for, fill = fill, nodes = lapply(gaps$nodes, unlist))
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
  for (feature in model$features) {
    if (!feature$name %in% names(table)) stop(arguments[2], " has no column ", feature$name, ".", call. = FALSE)
  }
  open <- rep(FALSE, nrow(table))
  if (!is.null(model$gaps)) {
    named <- if (model$gaps$rule == "refuse") model$features else model$gaps$imputer$features
    for (feature in named) open <- open | is_gap(model$gaps, feature$name, feature$type == "numeric", table[[feature$name]])
    if (model$gaps$rule == "refuse" && any(open)) stop("the model is for complete rows, and ", sum(open), " rows have a gap.", call. = FALSE)
  }
  scores <- matrix(NA_real_, nrow(table), 3)
  if (any(!open)) scores[!open, ] <- score_known(model, table[!open, , drop = FALSE], arguments[2])
  if (any(open)) scores[open, ] <- score_open(model, table[open, , drop = FALSE], arguments[2])
  colnames(scores) <- c("risk", "lower", "upper")
  written <- matrix(sprintf("%.17g", scores), nrow(scores), dimnames = dimnames(scores))
  # A model of trees has no limits.
  written[is.na(scores)] <- ""
  write.csv(written, quote = FALSE, row.names = FALSE)
}

expit <- function(log_odds) 1 / (1 + exp(-log_odds))
bounded <- function(risk) pmin(pmax(risk, 1e-12), 1 - 1e-12)
logit <- function(risk) log(risk) - log1p(-risk)

score_known <- function(model, table, file) {
  if (!is.null(model$trees)) return(cbind(expit(add_trees(model, table)), NA, NA))
  sums <- add_up(model, table, file)
  spread <- if (ncol(sums$draws) > 0) sqrt(rowMeans((sums$draws - sums$estimate)^2)) else 0
  half <- model$interval_multiplier * spread
  expit(cbind(sums$estimate, sums$estimate - half, sums$estimate + half))
}

# The mean risk over what the gaps of each row could hold, with limits by the means of its draws.
score_open <- function(model, table, file) {
  own <- imputer(model$gaps)
  states <- matrix(own$states(table), nrow(table))
  pattern <- apply(states, 1, paste, collapse = " ")
  groups <- lapply(unique(pattern), function(one) which(pattern == one))
  steps <- lapply(groups, function(rows) own$steps_for(states[rows[1], ]))
  risk <- 0
  draws <- 0
  for (node in own$nodes) {
    filled <- table
    for (number in seq_along(groups)) {
      rows <- groups[[number]]
      filled[rows, ] <- own$fill(table[rows, , drop = FALSE], states[rows[1], ], steps[[number]], node)
    }
    if (!is.null(model$trees)) risk <- risk + expit(add_trees(model, filled))
    else {
      sums <- add_up(model, filled, file)
      risk <- risk + expit(sums$estimate)
      draws <- draws + expit(sums$draws)
    }
  }
  risk <- risk / length(own$nodes)
  if (!is.null(model$trees)) return(cbind(risk, NA, NA))
  centre <- logit(bounded(risk))
  spread <- if (length(draws) > 0) sqrt(rowMeans((logit(bounded(draws / length(own$nodes))) - centre)^2)) else 0
  half <- model$interval_multiplier * spread
  cbind(risk, expit(cbind(centre - half, centre + half)))
}

# The log-odds of each row, and each draw of them.
add_up <- function(model, table, file) {
  estimate <- rep(model$intercept$log_odds, nrow(table))
  draws <- matrix(unlist(model$intercept$draws), nrow(table), length(model$intercept$draws), byrow = TRUE)
  bins <- list()
  for (term in model$features) {
    if (!term$name %in% names(table)) stop(file, " has no column ", term$name, ".", call. = FALSE)
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
    if (!model$offset %in% names(table)) stop(file, " has no column ", model$offset, ".", call. = FALSE)
    offset <- suppressWarnings(as.numeric(table[[model$offset]]))
    if (!all(is.finite(offset))) stop("column ", model$offset, " needs a finite number in every row.", call. = FALSE)
    estimate <- estimate + offset
    draws <- draws + offset
  }
  list(estimate = estimate, draws = draws)
}

main(commandArgs(trailingOnly = TRUE))
