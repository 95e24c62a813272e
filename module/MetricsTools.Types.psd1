@{
    ModuleVersion     = '1.0'
    Description       = 'The type data of MetricsTools. The script module imports it once it knows that the session has none of another copy, which would be an error.'
    TypesToProcess    = @('MetricsTools.Types.ps1xml')
    CmdletsToExport   = @()
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
