# Writes quantiles.csv: R's own answers, to 17 digits. Run with: Rscript quantiles.R
vectors <- list(
  one = c(3.25),
  two = c(-1, 4.5),
  five = c(2.5, -7, 11.125, 3, 0.5),
  ties = c(1, 1, 1, 2, 2, 5, 5, 5, 5, 9),
  eleven = c(12.1, 9.7, 31, 15.4, 8.8, 22.2, 14, 13.3, 10.9, 17.6, 11.5),
  wide = c(1e-300, 1e300, -1e300, 5e-324, 1, -2.5, 1e17, 3),
  squares = ((1:57)^2 * 37) %% 101 + (1:57) / 64)
probabilities <- c(0, 0.01, 0.05, 0.1, 0.2, 0.25, 1/3, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95, 0.99, 1)
number <- function(x) sprintf("%.17g", x)
rows <- c("statistic,vector,parameter,type,value")
row <- function(...) rows <<- c(rows, paste(..., sep = ","))
for (name in names(vectors)) {
  x <- vectors[[name]]
  row("values", name, "", "", paste(number(x), collapse = " "))
  for (type in 1:9) for (p in probabilities)
    row("quantile", name, number(p), type, number(quantile(x, p, type = type, names = FALSE)))
  row("median", name, "", "", number(median(x)))
  row("mad", name, "", "", number(mad(x, constant = 1)))
  for (type in 1:9) row("iqr", name, "", type, number(diff(quantile(x, c(0.25, 0.75), type = type, names = FALSE))))
  if (name == "wide") next # R's own sums are off there
  row("meanad", name, "", "", number(mean(abs(x - median(x)))))
  for (fraction in c(0, 0.05, 0.1, 0.2, 0.25, 0.4)) {
    g <- floor(length(x) * fraction)
    s <- sort(x)
    w <- pmin(pmax(x, s[g + 1]), s[length(x) - g])
    row("trimmedmean", name, number(fraction), "", number(mean(x, trim = fraction)))
    row("winsorisedmean", name, number(fraction), "", number(mean(w)))
    if (length(x) > 1) row("winsorisedsd", name, number(fraction), "", number(sd(w)))
  }
}
writeLines(rows, "quantiles.csv")
