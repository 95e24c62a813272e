# Picks the build for the edition, and lets the loader bring in the cmdlets with libraries of their own.

$build = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$loader = Join-Path $PSScriptRoot "bin/$build/Metrics.Ps.Loader.dll"
if (-not (Test-Path -LiteralPath $loader)) {
    throw [System.IO.FileNotFoundException]::new(
        "MetricsTools is not built: $loader is missing. Run 'dotnet build Metrics.Ps.sln', or ./build.ps1, in the folder of MetricsTools.psd1.", $loader)
}

$isFirst = -not ('MetricsTools.Loading.ModuleLoader' -as [type])
if ($isFirst) { $null = [System.Reflection.Assembly]::LoadFrom($loader) }
$cmdlets = Import-Module -Assembly ([MetricsTools.Loading.ModuleLoader]::Load()) -PassThru

# An assembly that was imported before adds its cmdlets to no module again (PowerShell issue 20710): a second import exports them by name.
if (-not $isFirst) {
    $addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) { $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet)) | Out-Null }
}
