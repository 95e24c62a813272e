# What an import costs: nothing is loaded, by the module or by PowerShell for it, before it is used.

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force

    # In a child PowerShell that does what is given after the import: the module's assemblies, and the modules of PowerShell, that are loaded then.
    function Get-Loaded([string] $After) {
        $run = Invoke-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; $After | Out-Null; [AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.Location -like '$(Split-Path (Get-ModulePath))*' }).ForEach({ `$_.GetName().Name }) -join ' '")
        $run.Error | Should -BeNullOrEmpty
        ($run.Output -split '\r?\n')[-1] -split ' ' | Sort-Object
    }

    $light = 'Metrics.Core', 'Metrics.Ps', 'Metrics.Ps.Loader'
}

Describe 'After <What>' {
    It 'neither SQLite nor CsvHelper is loaded' -ForEach @(
        @{ What = 'an import'; After = '1' }
        @{ What = 'Get-Command'; After = 'Get-Command -Module MetricsTools -Syntax' }
        @{ What = 'Get-Help'; After = 'Get-Help Add-Metric -Full | Out-String; Get-Help Test-MetricDeviation -Examples | Out-String' }
        @{ What = 'Get-FormatData'; After = 'Get-FormatData MetricsTools.*' }
        @{ What = 'completing a parameter'; After = "TabExpansion2 'Get-MetricSeries m -Res' 23" }
    ) {
        Get-Loaded $After | Should -Be $light
    }
}

Describe 'An import' {
    It 'loads no other module of PowerShell' {
        $run = Invoke-Pwsh @('-Command', "`$before = (Get-Module).Name; Import-Module '$(Get-ModulePath)'; (Get-Module).Name.Where({ `$_ -notin `$before }) -join ' '")
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be 'MetricsTools'
    }

    It 'uses no System.Text.Json but that of .NET' {
        if ($PSVersionTable.PSVersion.Major -le 5) { Set-ItResult -Skipped -Because '.NET Framework has none'; return }
        @(Get-ChildItem "$(Split-Path (Get-ModulePath))/module" -Recurse -Filter System.Text.Json.dll).Where({ $_.FullName -notmatch 'net472' }).Count | Should -Be 0
    }
}

Describe 'The first sample' {
    It 'brings in SQLite, and no CsvHelper' {
        $loaded = Get-Loaded "Add-Metric m 1 -Store '$(New-StorePath)'"
        $loaded | Should -Contain 'Microsoft.Data.Sqlite'
        $loaded | Should -Not -Contain 'CsvHelper'
    }

    It 'runs compiled code where the package has it' {
        $folder = Split-Path (Get-ModulePath)
        $compiled = "$folder/module/bin/net8.0/$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
        if ($PSVersionTable.PSVersion.Major -le 5 -or -not (Test-Path $compiled)) { Set-ItResult -Skipped -Because 'the module holds no compiled code for this platform'; return }
        $run = Invoke-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; Add-Metric m 1 -Store '$(New-StorePath)'; [AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.Location -like '$compiled*' }).ForEach({ `$_.GetName().Name }) | Sort-Object")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be (Get-ChildItem $compiled).BaseName
    }
}

Describe 'A module folder on PSModulePath' {
    BeforeAll {
        $modules = New-StorePath 'modules-of-a-user'
        Copy-Module "$modules/MetricsTools/$((Import-PowerShellDataFile (Get-ModulePath)).ModuleVersion)"
        $path = "`$env:PSModulePath = '$modules$([IO.Path]::PathSeparator)' + `$env:PSModulePath"
    }

    It 'is imported by its name, with its views' {
        $run = Invoke-Pwsh @('-Command', "$path; Import-Module MetricsTools; @(Get-Command -Module MetricsTools).Count; @(Get-FormatData MetricsTools.MetricSample).Count; (Get-Module MetricsTools).ModuleBase")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Select-Object -First 2 | Should -Be (Get-Command -Module MetricsTools).Count, 1
        $run.Output | Should -BeLike "*$modules*"
    }

    It 'is imported by the first of its commands' {
        $run = Invoke-Pwsh @('-Command', "$path; @(Get-Module MetricsTools).Count; Add-Metric m 2 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; @(Get-Module MetricsTools).Count")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be 0, 2, 1
    }

    It 'is known by its commands' {
        $run = Invoke-Pwsh @('-Command', "$path; @(Get-Command -Module MetricsTools).Count; (Get-Command Get-MetricS* | Sort-Object Name).Name -join ' '")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be (Get-Command -Module MetricsTools).Count, 'Get-MetricSeries Get-MetricSnapshot Get-MetricStore'
    }
}
