#!/usr/bin/env pwsh
# Runs all Pester tests in this process, which should be a fresh one: pwsh -NoProfile -File tests/Pester/Invoke-Tests.ps1
# The exit code is the number of failed tests (at most 255; also 1 when a file could not be run at all).
[CmdletBinding()]
param(
    # Where the results go, as NUnit XML.
    [string] $ResultPath,

    # The test files to run: all of this folder, or some of them.
    [string[]] $Path = $PSScriptRoot,

    # The manifest of the module to test, such as a packaged one; the repository's when omitted.
    [string] $Module
)

# Whoever calls may have chosen otherwise, and the tests would inherit it: non-terminating errors are among what they test.
$ErrorActionPreference = 'Continue'
Set-StrictMode -Off

Import-Module Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99 -ErrorAction Stop
if ($Module) { $env:METRICSTOOLS_MODULE = (Resolve-Path -LiteralPath $Module -ErrorAction Stop).Path }

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($ResultPath)
}

$result = Invoke-Pester -Configuration $configuration
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
exit [math]::Min($failed, 255)
