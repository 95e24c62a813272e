@{
    RootModule             = 'module/MetricsTools.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '6d0b8a0e-6f0f-4d3c-9c5b-0e3e0f6c4b1a'
    Author                 = 'MetricsTools contributors'
    CompanyName            = 'MetricsTools contributors'
    Copyright              = 'Copyright (c) MetricsTools contributors. MIT License.'
    Description            = 'Records metrics in one SQLite file, answers time-series questions, learns baselines, judges deviations and gates CI pipelines.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('module/MetricsTools.Format.ps1xml')
    CmdletsToExport        = @(
        'Add-Metric'
        'Add-MetricAnnotation'
        'Backup-MetricStore'
        'Compare-Metric'
        'Connect-MetricStore'
        'Disconnect-MetricStore'
        'Export-Metric'
        'Export-MetricDeviation'
        'Export-MetricReport'
        'Find-MetricAnomaly'
        'Find-MetricChangePoint'
        'Get-MetricAlert'
        'Get-MetricAlertRule'
        'Get-MetricAnnotation'
        'Get-MetricBaseline'
        'Get-MetricCollector'
        'Get-MetricConfiguration'
        'Get-MetricDefinition'
        'Get-MetricMaintenanceTask'
        'Get-MetricSeries'
        'Get-MetricSnapshot'
        'Get-MetricStore'
        'Get-MetricTrend'
        'Import-Metric'
        'Invoke-MetricAlert'
        'Invoke-MetricRollup'
        'Measure-Metric'
        'New-MetricAlertRule'
        'Optimize-MetricStore'
        'Register-MetricDefinition'
        'Register-MetricMaintenanceTask'
        'Remove-MetricAlertRule'
        'Remove-MetricAnnotation'
        'Remove-MetricBaseline'
        'Repair-MetricStore'
        'Save-MetricBaseline'
        'Set-MetricAlertRule'
        'Set-MetricConfiguration'
        'Set-MetricDefinition'
        'Show-MetricChart'
        'Show-MetricDashboard'
        'Start-MetricCollector'
        'Start-MetricTimer'
        'Stop-MetricCollector'
        'Stop-MetricTimer'
        'Test-MetricDeviation'
        'Test-MetricStore'
        'Unregister-MetricDefinition'
        'Unregister-MetricMaintenanceTask'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            ProjectUri = 'https://github.com/MetricsTools/MetricsTools'
            LicenseUri = 'https://licenses.nuget.org/MIT'
            Tags       = @('metrics', 'monitoring', 'time-series', 'baseline', 'anomaly', 'ci', 'sqlite', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
        }
    }
}
