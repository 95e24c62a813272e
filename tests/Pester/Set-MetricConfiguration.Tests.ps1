BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Set-MetricConfiguration' {
    BeforeEach {
        $store = New-StorePath
        $folder = New-StorePath "config-$([guid]::NewGuid().ToString('N'))"
        $env:METRICSTOOLS_USER_CONFIG = Join-Path $folder 'user.json'
        $env:METRICSTOOLS_MACHINE_CONFIG = Join-Path $folder 'machine.json'
    }

    AfterEach { Remove-Item Env:METRICSTOOLS_ENABLED, Env:METRICSTOOLS_PRIVACY -ErrorAction Ignore }

    It 'takes <Typed> for <Name>' -ForEach @(
        @{ Typed = '52w'; Name = 'RetainRaw'; Value = [timespan]::FromDays(364) }
        @{ Typed = '30d'; Name = 'RetainHour'; Value = [timespan]::FromDays(30) }
        @{ Typed = '([timespan]::FromDays(800))'; Name = 'RetainDay'; Value = [timespan]::FromDays(800) }
        @{ Typed = '5000'; Name = 'MaximumSeries'; Value = 5000 }
        @{ Typed = '5e3'; Name = 'MaximumSeries'; Value = 5000 }
        @{ Typed = '"5000"'; Name = 'MaximumSeries'; Value = 5000 }
        @{ Typed = '$false'; Name = 'Enabled'; Value = $false }
        @{ Typed = 'off'; Name = 'Enabled'; Value = $false }
        @{ Typed = 'reject'; Name = 'PrivacyMode'; Value = 'Reject' }
        @{ Typed = 'a, b*'; Name = 'PrivacyExemptKey'; Value = @('a', 'b*') }
        @{ Typed = '@()'; Name = 'PrivacyExemptKey'; Value = @() }
    ) {
        foreach ($scope in 'Machine', 'User', 'Store') {
            $setting = & ([scriptblock]::Create("Set-MetricConfiguration $Name $Typed -Scope $scope -PassThru -Store '$store'"))
            $setting | Should -BeOfType 'MetricsTools.MetricSetting'
            $setting.Value | Should -Be $Value
            $setting.Source | Should -Be $scope
        }
    }

    It 'reads numbers without a culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            { Set-MetricConfiguration MaximumSeries 12.5 -ErrorAction Stop } | Should -Throw "'12.5' cannot be*"
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'removes a setting by <How>' -ForEach @(
        @{ How = '-Reset'; Argument = @{ Reset = $true } }
        @{ How = '$null'; Argument = @{ Value = $null } }
    ) {
        foreach ($scope in 'User', 'Store') {
            Set-MetricConfiguration MaximumSeries 5 -Scope $scope -Store $store
            (Set-MetricConfiguration MaximumSeries @Argument -Scope $scope -Store $store -PassThru).Source | Should -Be 'Default'
        }
    }

    It 'is the user''s when no scope is given' {
        Set-MetricConfiguration MaximumSeries 5
        (Get-Content -LiteralPath $env:METRICSTOOLS_USER_CONFIG -Raw | ConvertFrom-Json).MaximumSeries | Should -Be 5
        $env:METRICSTOOLS_MACHINE_CONFIG | Should -Not -Exist
    }

    It 'resolves the default store in the session''s own location' {
        Push-Location (Split-Path $store)
        try { Set-MetricConfiguration DefaultStore ./mine.db }
        finally { Pop-Location }
        (Get-MetricConfiguration DefaultStore -Scope User).Value | Should -Be (Join-Path (Split-Path $store) 'mine.db')
        $named = $env:METRICSTOOLS_STORE
        try {
            Remove-Item Env:METRICSTOOLS_STORE
            Add-Metric a 1
            (Get-MetricStore).Path | Should -Be (Join-Path (Split-Path $store) 'mine.db')
        }
        finally { $env:METRICSTOOLS_STORE = $named }
    }

    It 'warns when something else counts more' {
        $env:METRICSTOOLS_PRIVACY = 'Hash'
        (Invoke-Captured { Set-MetricConfiguration PrivacyMode Allow }).Warning | Should -BeLike '*METRICSTOOLS_PRIVACY*'
        (Invoke-Captured { Set-MetricConfiguration MaximumSeries 7 }).Warning | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        Set-MetricConfiguration MaximumSeries 5 -WhatIf
        Set-MetricConfiguration MaximumSeries 5 -Scope Store -Store $store -WhatIf
        $env:METRICSTOOLS_USER_CONFIG | Should -Not -Exist
        $store | Should -Not -Exist
    }

    It 'gives the error <Id> for <What>' -ForEach @(
        @{ Id = 'SettingUnknown'; What = 'a name that does not exist'; Argument = @{ Name = 'Colour'; Value = 1 } }
        @{ Id = 'SettingInvalid'; What = 'a value out of range'; Argument = @{ Name = 'MaximumSeries'; Value = 0 } }
        @{ Id = 'SettingInvalid'; What = 'a duration without a unit'; Argument = @{ Name = 'RetainRaw'; Value = 7 } }
        @{ Id = 'SettingValueMissing'; What = 'no value'; Argument = @{ Name = 'RetainRaw' } }
        @{ Id = 'SettingScope'; What = 'a scope that it does not have'; Argument = @{ Name = 'DefaultStore'; Value = 'x.db'; Scope = 'Store' } }
        @{ Id = 'OptionsInConflict'; What = 'a value with -Reset'; Argument = @{ Name = 'RetainRaw'; Value = '7d'; Reset = $true } }
    ) {
        $errors = (Invoke-Captured { Set-MetricConfiguration @Argument -Store $store }).Error
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $errors[0].TargetObject | Should -Be $Argument.Name
    }

    It 'leaves a broken file as it is' {
        $null = New-Item -ItemType Directory $folder
        Set-Content -LiteralPath $env:METRICSTOOLS_USER_CONFIG '{ "Enabled": fal'
        { Set-MetricConfiguration MaximumSeries 5 -ErrorAction Stop } | Should -Throw "*$env:METRICSTOOLS_USER_CONFIG*"
        Get-Content -LiteralPath $env:METRICSTOOLS_USER_CONFIG | Should -Be '{ "Enabled": fal'
        (Invoke-Captured { Add-Metric a 1 -Store $store }).Error | Should -BeNullOrEmpty
        (Get-MetricStore $store).SampleCount | Should -Be 1
    }

    It 'turns recording off: <Where>' -ForEach @(
        @{ Where = 'for the user'; Off = { Set-MetricConfiguration Enabled $false } }
        @{ Where = 'in the store'; Off = { Set-MetricConfiguration Enabled $false -Scope Store -Store $store } }
        @{ Where = 'by the variable'; Off = { $env:METRICSTOOLS_ENABLED = '0' } }
    ) {
        Add-Metric a 1 -Store $store
        Export-Metric (Join-Path (Split-Path $store) "$(Split-Path $folder -Leaf).csv") -Store $store
        & $Off
        $captured = Invoke-Captured { Add-Metric a 2 -Store $store -PassThru -Verbose; 3, 4 | Add-Metric a -Store $store -Verbose }
        $captured.Output | Should -BeNullOrEmpty
        $captured.Error | Should -BeNullOrEmpty
        @($captured.Verbose -like 'Recording is off:*').Count | Should -Be 2
        Import-Metric (Join-Path (Split-Path $store) "$(Split-Path $folder -Leaf).csv") -Store $store
        (Get-MetricStore $store).SampleCount | Should -Be 1
    }

    It 'is obeyed: privacy, exempt keys, the most series, retention' {
        Set-MetricConfiguration PrivacyMode Reject
        Set-MetricConfiguration PrivacyExemptKey owner -Scope Store -Store $store
        Set-MetricConfiguration MaximumSeries 1 -Scope Store -Store $store
        Set-MetricConfiguration RetainDay 10d -Scope Store -Store $store
        (Invoke-Captured { Add-Metric a 1 -Tag @{ page = 'anna@example.com' } -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'TagRejected,*'
        (Invoke-Captured { Add-Metric a 1 -Timestamp (Get-Date).AddDays(-11) -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'TimestampTooOld,*'
        Add-Metric a 1 -Tag @{ owner = 'anna@example.com' } -Store $store
        (Invoke-Captured { Add-Metric a 1 -Tag @{ owner = 'bert@example.com' } -Store $store }).Warning | Should -BeLike "*'a' has 1 series*"
        Get-MetricSeries a -Tag @{ owner = 'anna@example.com' } -Store $store | Should -HaveCount 1
        { Get-MetricSeries a -Last 20d -Store $store -ErrorAction Stop } | Should -Throw 'Maximum time range is 10 days'
    }

    It 'completes names and values' {
        $names = (TabExpansion2 'Set-MetricConfiguration Priv').CompletionMatches.CompletionText
        $names | Should -Be PrivacyExemptKey, PrivacyMode
        (TabExpansion2 'Set-MetricConfiguration PrivacyMode ').CompletionMatches.CompletionText | Should -Be Hash, Reject, Allow
        (TabExpansion2 'Set-MetricConfiguration Enabled f').CompletionMatches.CompletionText | Should -Be false
    }
}
