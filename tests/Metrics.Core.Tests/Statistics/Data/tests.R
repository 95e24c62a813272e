# Writes tests.csv: R's own answers, to 17 digits. Run with: Rscript tests.R
number <- function(x) paste(sprintf("%.17g", x), collapse = " ")
rows <- c("statistic,x,y,parameter,value")
row <- function(statistic, x, y, parameter, value) rows <<- c(rows, paste(statistic, number(x), number(y), number(parameter), number(value), sep = ","))
none <- numeric(0)

for (z in c(-38, -20, -8, -3, -1.96, -1, -0.1, -1e-9, 0, 1e-9, 0.3, 0.67448975, 1, 1.6448536, 2.5758293, 3.29, 5, 8, 12, 20, 30, 37)) {
  row("normal.tail", none, none, z, pnorm(z, lower.tail = FALSE))
  row("normal.density", none, none, z, dnorm(z))
}
for (p in c(1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.0005, 0.001, 0.005, 0.025, 0.1, 0.25, 0.4, 0.6, 0.75, 0.9, 0.99, 0.9999))
  row("normal.quantile", none, none, p, qnorm(p, lower.tail = FALSE))
for (df in c(0.5, 1, 1.7, 2, 3, 4.5, 7, 10, 28.3, 33, 100, 1000.5, 20000, 1e6))
  for (t in c(-40, -5, -2, -0.5, -1e-3, 0, 1e-6, 0.01, 0.5, 1, 1.5, 2, 3, 5, 8, 15, 40, 1000))
    row("student.tail", none, none, c(t, df), pt(t, df, lower.tail = FALSE))

noise <- function(n, k) ((1:n)^2 * k) %% 101 / 7 + (1:n) / 64
pairs <- list(
  list(3.25, -1),
  list(c(1, 2, 3), c(4, 5, 6, 7, 8, 9, 10, 11)),
  list(c(12.1, 9.7, 31, 15.4, 8.8), c(22.2, 14, 13.3, 10.9, 17.6, 11.5)),
  list(c(926, 931, 918, 940, 925), 800 + noise(30, 37)),
  list(noise(20, 41), noise(20, 43) + 0.001),
  list(noise(1, 13), noise(39, 29)),
  list(noise(21, 41), noise(20, 47) + 0.001),
  list(noise(60, 37), noise(45, 31) + 2),
  list(noise(100, 17) + 400, noise(100, 19)),
  list(c(1, 1, 1, 2, 2, 5), c(5, 5, 5, 9, 1, 3, 3)),
  list(c(1, 2, 2), c(2, 2, 3, 3, 3, 4, 4, 4)),
  list(round(noise(80, 37)), round(noise(90, 31)) + 1),
  list(c(1e300, 2e300, 1.5e300), c(3e300, 2.5e300, 1e299)),
  list(c(1e-300, 2e-300, 1.5e-300), c(3e-300, 2.5e-300, 1e-301)))
for (pair in pairs) {
  x <- pair[[1]]; y <- pair[[2]]
  ties <- any(duplicated(c(x, y)))
  exact <- length(x) + length(y) <= 40 && !ties
  test <- function(alternative) suppressWarnings(wilcox.test(x, y, alternative = alternative, exact = exact))
  row("mannwhitney.u", x, y, none, test("greater")$statistic)
  row("mannwhitney.upper", x, y, none, test("greater")$p.value)
  row("mannwhitney.lower", x, y, none, test("less")$p.value)
  row("mannwhitney.twosided", x, y, none, test("two.sided")$p.value)
  row("hodgeslehmann.shift", x, y, none, median(outer(x, y, "-")))
  walsh <- outer(x, x, "+") / 2
  row("hodgeslehmann.center", x, none, none, median(walsh[upper.tri(walsh, diag = TRUE)]))
  if (exact) for (confidence in c(0.5, 0.9, 0.95, 0.99)) {
    interval <- suppressWarnings(wilcox.test(x, y, conf.int = TRUE, conf.level = confidence, exact = TRUE)$conf.int)
    row("hodgeslehmann.interval", x, y, confidence, interval)
  }
  if (length(x) > 1 && max(abs(x)) < 1e200 && max(abs(x)) > 1e-200) for (pooled in c(TRUE, FALSE)) {
    test <- t.test(x, y, var.equal = pooled)
    row(if (pooled) "t.student" else "t.welch", x, y, none, c(test$statistic, test$parameter, test$p.value))
  }
}

series <- list(noise(12, 37), c(noise(20, 37), noise(15, 31) + 3), round(noise(50, 17)), cumsum(noise(40, 23) - 8), c(5, 5, 5, 6, 9, 9, 9))
for (x in series) {
  n <- length(x)
  d <- pmax(-1, pmin(1, (x - median(x)) / (2.5 * 1.482602218505602 * mad(x, constant = 1))))
  r <- max(0, sum(d[-1] * d[-n]) / sum(d^2) - 1 / sqrt(n))
  row("deflation", x, none, none, sqrt((1 + r) / (1 - r)))
  distance <- as.matrix(dist(x))
  for (shortest in c(2, 3)) {
    q <- sapply(shortest:(n - shortest), function(k) {
      a <- 1:k; b <- (k + 1):n; m <- n - k
      k * m / n * (2 * sum(distance[a, b]) / (k * m) - sum(distance[a, a]) / (k * (k - 1)) - sum(distance[b, b]) / (m * (m - 1)))
    })
    row("energy.split", x, none, shortest, c(which.max(q) + shortest - 1, max(q)))
  }
  time <- c(0, 1, 1, (4:n)^1.1)
  pair <- which(upper.tri(diag(n)), arr.ind = TRUE)
  slope <- sort(((x[pair[, 2]] - x[pair[, 1]]) / (time[pair[, 2]] - time[pair[, 1]]))[time[pair[, 2]] != time[pair[, 1]]])
  count <- table(x)
  variance <- (n * (n - 1) * (2 * n + 5) - sum(count * (count - 1) * (2 * count + 5))) / 18
  reach <- qnorm(0.975) * sqrt(variance)
  lower <- floor((length(slope) - reach) / 2); upper <- ceiling((length(slope) + reach) / 2) + 1
  row("theilsen", time, x, 0.95, c(median(slope), if (lower < 1) -Inf else slope[lower], if (upper > length(slope)) Inf else slope[upper], median(x - median(slope) * time)))
}
writeLines(rows, "tests.csv")
