# Picks the build for the edition, and lets the loader bring in the cmdlets with libraries of their own.

$ErrorActionPreference = 'Stop'

# A record that is thrown keeps its id; no other way to make one works in Constrained Language Mode.
function Stop-Import([string] $Id, [string] $Message) {
    try { Microsoft.PowerShell.Utility\Write-Error $Message -ErrorId $Id -Category NotInstalled -ErrorAction Stop } catch { throw $_ }
}

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    Stop-Import LanguageModeNotSupported ("MetricsTools loads .NET assemblies, which the $($ExecutionContext.SessionState.LanguageMode) mode of this session forbids. " +
        'Import it before the mode is set (a session configuration does so with ModulesToImport), or let the policy of this machine trust its files.')
}
if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt '7.4') {
    Stop-Import PowerShellNotSupported "MetricsTools needs PowerShell 7.4 or newer, or Windows PowerShell 5.1, and this is PowerShell $($PSVersionTable.PSVersion). Get a newer one: https://aka.ms/powershell"
}

# No cmdlet but Import-Module from here on: the modules of others would be loaded first, which takes a third of the time. It is called by its full name,
# because a profile may have put a function before it.
$folder = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $(if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }))
$loader = [System.IO.Path]::Combine($folder, 'Metrics.Ps.Loader.dll')
$whatToDo = 'Install MetricsTools again, or, in its source folder, build it with ./build.ps1.'
if (-not [System.IO.File]::Exists($loader)) { Stop-Import ModuleIncomplete "MetricsTools is incomplete: $loader is missing. $whatToDo" }

$isFirst = -not ('MetricsTools.Loading.ModuleLoader' -as [type])
try {
    if ($isFirst) { $null = [System.Reflection.Assembly]::LoadFrom($loader) }
    $assembly = [MetricsTools.Loading.ModuleLoader]::Load($folder)
    $loadedFolder = [MetricsTools.Loading.ModuleLoader]::Folder

    # Two copies would share the cmdlets, and their type data would collide.
    foreach ($module in Microsoft.PowerShell.Core\Get-Module MetricsTools -All) {
        if ($module.ModuleBase -ne [System.IO.Path]::GetDirectoryName($PSScriptRoot)) {
            Stop-Import OtherCopyImported "MetricsTools is imported already, from $($module.ModuleBase). Remove it first: Remove-Module MetricsTools"
        }
    }
    if ($loadedFolder -ne $folder) {
        Write-Warning "This session has loaded MetricsTools from $loadedFolder, and goes on with it: $folder holds the same version, and is left alone."
    }

    $cmdlets = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru
    Microsoft.PowerShell.Core\Import-Module ([System.IO.Path]::Combine($PSScriptRoot, 'MetricsTools.Types.psd1'))
}
catch {
    if ($_.FullyQualifiedErrorId -like '*,Stop-Import') { throw $_ }
    $problem = $_.Exception.GetBaseException()
    if ($problem.GetType().Name -eq 'ModuleLoadException') { Stop-Import $problem.Id $problem.Message }
    Stop-Import ModuleNotLoaded "MetricsTools cannot be loaded: $($problem.Message) $whatToDo"
}

# An assembly that was imported before adds its cmdlets to no module again (PowerShell issue 20710): a second import exports them by name.
if (-not $isFirst) {
    $addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) { $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet)) | Out-Null }
}
