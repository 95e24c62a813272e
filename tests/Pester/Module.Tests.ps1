BeforeDiscovery {
    $manifest = if ($env:METRICSTOOLS_MODULE) { $env:METRICSTOOLS_MODULE } else { "$PSScriptRoot/../../MetricsTools.psd1" }
    $script:cmdlets = (Import-PowerShellDataFile $manifest).CmdletsToExport | ForEach-Object { @{ Cmdlet = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:manifest = Get-ModulePath
    $script:data = Import-PowerShellDataFile $manifest
}

Describe 'The manifest' {
    It 'is valid' {
        $module = Test-ModuleManifest $manifest -ErrorAction Stop
        $module.Name | Should -Be 'MetricsTools'
        $module.PowerShellVersion | Should -Be '5.1'
        $module.DotNetFrameworkVersion | Should -Be '4.7.2'
        $module.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
    }

    It 'exports exactly the cmdlets that it names, and nothing else' {
        $module = Get-Module MetricsTools
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($data.CmdletsToExport | Sort-Object)
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        @($data.CmdletsToExport -match '[*?]').Count | Should -Be 0 -Because 'wildcards slow down command discovery'
    }
}

Describe '<Cmdlet>' -ForEach $cmdlets {
    BeforeEach { $command = Get-Command $Cmdlet -Module MetricsTools }

    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $command.Verb
    }

    It 'has a -Store' {
        if ($Cmdlet -eq 'Disconnect-MetricStore') { return }   # it acts on the one that is connected
        $command.Parameters['Store'].ParameterType | Should -Be ([string])
    }

    It 'says what it writes' {
        if ($Cmdlet -in 'Disconnect-MetricStore', 'Remove-MetricAlertRule', 'Remove-MetricAnnotation', 'Remove-MetricBaseline', 'Unregister-MetricDefinition', 'Unregister-MetricEventType', 'Unregister-MetricMaintenanceTask', 'Add-MetricEvent', 'Add-MetricRequest') { return }   # they write nothing
        @($command.OutputType).Count | Should -BeGreaterThan 0
    }

    It 'takes -WhatIf and -Confirm when it changes something' {
        $changes = $command.Verb -in 'Add', 'Set', 'Register', 'Unregister', 'Import', 'Export', 'Backup', 'Optimize', 'Invoke', 'New', 'Repair', 'Save', 'Remove', 'Measure', 'Start', 'Stop' -and $Cmdlet -ne 'Start-MetricTimer'
        $command.Parameters.ContainsKey('WhatIf') | Should -Be $changes
    }

    It 'takes the pipeline by value in one parameter at most' {
        @($command.Parameters.Values | Where-Object { $_.Attributes.ValueFromPipeline -contains $true }).Count | Should -BeLessOrEqual 1
    }
}

Describe 'The module' {
    It 'imports again with -Force, also in another runspace, with all its cmdlets that work' {
        $run = Invoke-Pwsh @('-Command', @"
`$ErrorActionPreference = 'Stop'
foreach (`$i in 1..3) { Import-Module '$manifest' -Force; (Get-Module MetricsTools).ExportedCmdlets.Count }
Add-Metric m 1 -Store '$(New-StorePath)'
`$session = [powershell]::Create()
`$session.AddScript("Import-Module '$manifest'; Import-Module '$manifest' -Force; (Get-Command -Module MetricsTools).Count; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; (Get-Module MetricsTools).ExportedCmdlets.Count").Invoke()
`$session.Streams.Error
Remove-Module MetricsTools
(Get-Command Add-Metric -ErrorAction Ignore) -eq `$null -or 'still there'
Import-Module '$manifest'
(Get-Module MetricsTools).ExportedCmdlets.Count
"@)
        $count = $data.CmdletsToExport.Count
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be $count, $count, $count, $count, 1, $count, 'True', $count
    }

    It 'is found by its name from a module path, and by its cmdlets' {
        $folder = New-StorePath 'modules'
        Copy-Module "$folder/MetricsTools"
        $separator = [IO.Path]::PathSeparator
        $run = Invoke-Pwsh @('-Command', "`$env:PSModulePath = '$folder$separator' + `$env:PSModulePath; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; (Get-Module MetricsTools).Path")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Select-Object -First 1 | Should -Be 1
    }

    It 'works from a folder with spaces and signs in its name' {
        $folder = New-StorePath "my modules é & 'co'"
        Copy-Module $folder
        $run = Invoke-Pwsh @('-Command', "Import-Module '$("$folder/MetricsTools.psd1".Replace("'", "''"))'; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; (Get-Module MetricsTools).ModuleBase")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be '1', $folder
    }

    It 'works from a folder that may not be written to' {
        $obstacle = Get-PermissionObstacle
        if ($obstacle) { Set-ItResult -Skipped -Because $obstacle; return }
        $folder = New-StorePath 'read-only'
        Copy-Module $folder
        chmod -R a-w,a+rX $folder
        try {
            $run = Invoke-Unprivileged 'Add-Metric m 1 -PassThru | ForEach-Object Value' "$folder/MetricsTools.psd1"
            $run.Error | Should -BeNullOrEmpty
            $run.Output | Should -Be 1
        }
        finally { chmod -R u+w $folder }
    }

    It 'closes the connected store when it is removed' {
        $store = New-StorePath
        $run = Invoke-WithModule @"
Connect-MetricStore '$store'; 1..5 | Add-Metric m
Remove-Module MetricsTools
if (Test-Path /proc/self/fd) { @(Get-ChildItem /proc/`$PID/fd -ErrorAction Ignore | Where-Object { `$_.Target -like '$store*' -or `$_.LinkTarget -like '$store*' }).Count }
Copy-Item '$store' '$store.copy'
Import-Module '$manifest'
@(Get-MetricSeries m -Store '$store.copy').Count
"@
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Select-Object -Last 1 | Should -Be 5
        if (Test-Path /proc/self/fd) { $run.Output -split '\r?\n' | Select-Object -First 1 | Should -Be 0 }
    }

    It 'keeps its libraries out of the default load context' {
        if ($PSVersionTable.PSVersion.Major -le 5) { Set-ItResult -Skipped -Because 'Windows PowerShell has one load context'; return }
        Add-Metric m 1 -Store (New-StorePath)
        [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name } |
            Where-Object { $_ -match '^(Metrics\.(Core|Ps)|Microsoft\.Data\.Sqlite|SQLitePCL.*|CsvHelper|Microsoft\.Bcl.*)$' } | Should -BeNullOrEmpty
        $own = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -eq 'MetricsTools'
        @($own).Count | Should -Be 1
        $names = $own.Assemblies | ForEach-Object { $_.GetName().Name }
        foreach ($name in 'Metrics.Ps', 'Metrics.Core', 'Microsoft.Data.Sqlite', 'SQLitePCLRaw.core') { $names | Should -Contain $name }
        'Microsoft.Data.Sqlite.SqliteConnection' -as [type] | Should -BeNullOrEmpty
    }

    It 'never writes to the host: what -Verbose says goes to its stream' {
        $store = New-StorePath
        $captured = Invoke-Captured { 1 | Add-Metric m -Store $store -Verbose }
        @($captured.Verbose -like "Opening the store $store to write.").Count | Should -Be 1
        $captured.Output.Count | Should -Be 0
    }

    It 'gives the same figures in every culture' {
        $store = New-StorePath
        $before = [cultureinfo]::CurrentCulture
        try {
            $results = foreach ($culture in 'en-US', 'de-DE', 'tr-TR', 'ar-SA', '') {
                [cultureinfo]::CurrentCulture = $culture
                $name = 'i' + ($culture -replace '\W')
                1.5, '2.5' | Add-Metric $name -Tag @{ size = 1.5 } -Store $store
                $series = Get-MetricSeries $name.ToUpperInvariant() -Store $store
                "$($series[0].Tag) $(($series.Value | ForEach-Object { $_.ToString([cultureinfo]::InvariantCulture) }) -join ' ') $(@(Get-MetricSeries $name -Last '1.5h' -Store $store).Count) $((Test-MetricDeviation $name -Value '1000.5' -MinimumSample 1 -Store $store).Reason -replace '^\S+ ')"
            }
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        @($results | Select-Object -Unique).Count | Should -Be 1 -Because ($results -join '; ')
        $results[0] | Should -BeLike 'size=1.5 1.5 2.5 2 *'
    }
}
