BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Get-MetricConfiguration' {
    BeforeEach {
        $store = New-StorePath
        $folder = New-StorePath "config-$([guid]::NewGuid().ToString('N'))"
        $env:METRICSTOOLS_USER_CONFIG = Join-Path $folder 'user.json'
        $env:METRICSTOOLS_MACHINE_CONFIG = Join-Path $folder 'machine.json'
    }

    AfterEach { Remove-Item Env:METRICSTOOLS_ENABLED, Env:METRICSTOOLS_PRIVACY -ErrorAction Ignore }

    It 'shows every setting with its value, its source, its default and what it does' {
        $settings = Get-MetricConfiguration
        $settings.Name | Should -Be AlertGrowth, AlertSamples, DefaultStore, Durability, Enabled, ExcludedRoute, FlushCount, FlushInterval, MaximumSeries, PrivacyExemptKey, PrivacyMode, RetainDay, RetainHour, RetainRaw, SizeBudget, WarningSamples
        foreach ($setting in $settings) {
            $setting | Should -BeOfType 'MetricsTools.MetricSetting'
            $setting.Description | Should -Not -BeNullOrEmpty
            $setting.Range | Should -Not -BeNullOrEmpty
            if ($setting.Source -eq 'Default') { $setting.Value | Should -Be $setting.Default }
        }
        ($settings | Where-Object Name -eq DefaultStore).Source | Should -Be 'Environment'
        ($settings | Where-Object Name -eq DefaultStore).Scope | Should -Be User, Machine
        ($settings | Where-Object Name -eq Enabled).Variable | Should -Be 'METRICSTOOLS_ENABLED'
    }

    It 'takes the first of the variable, the store, the user and the machine' {
        Set-MetricConfiguration PrivacyMode Allow -Scope Machine
        (Get-MetricConfiguration PrivacyMode).Place | Should -Be $env:METRICSTOOLS_MACHINE_CONFIG
        Set-MetricConfiguration PrivacyMode Hash -Scope User
        (Get-MetricConfiguration PrivacyMode).Source | Should -Be 'User'
        Set-MetricConfiguration PrivacyMode Reject -Scope Store -Store $store
        (Get-MetricConfiguration PrivacyMode -Store $store).Value | Should -Be 'Reject'
        $env:METRICSTOOLS_PRIVACY = 'allow'
        (Get-MetricConfiguration PrivacyMode -Store $store).Source | Should -Be 'Environment'
        (Get-MetricConfiguration PrivacyMode -Store $store).Value | Should -Be 'Allow'
    }

    It 'shows one scope alone' {
        Set-MetricConfiguration MaximumSeries 5 -Scope Machine
        Set-MetricConfiguration RetainRaw 9d
        (Get-MetricConfiguration -Scope Machine).Name | Should -Be MaximumSeries
        (Get-MetricConfiguration -Scope User).Name | Should -Be RetainRaw
        Get-MetricConfiguration -Scope Store | Should -BeNullOrEmpty
    }

    It 'takes wildcards, and names what does not exist' {
        (Get-MetricConfiguration 'Retain*').Count | Should -Be 3
        Get-MetricConfiguration 'x*' | Should -BeNullOrEmpty
        { Get-MetricConfiguration Colour -ErrorAction Stop } | Should -Throw "There is no setting 'Colour'*" -ErrorId 'SettingUnknown,*'
    }

    It 'makes no store, and refuses one that was named and is not there' {
        { Get-MetricConfiguration -Store $store } | Should -Throw 'no store at *'
        Get-MetricConfiguration Enabled | Should -Not -BeNullOrEmpty
        $store | Should -Not -Exist
    }

    It 'warns once of what does not count' {
        $null = New-Item -ItemType Directory $folder
        Set-Content -LiteralPath $env:METRICSTOOLS_USER_CONFIG '{ "Colour": "red", "MaximumSeries": -1, "RetainRaw": "9d" }'
        $captured = Invoke-Captured { Get-MetricConfiguration MaximumSeries, RetainRaw }
        $captured.Output.Source | Should -Be Default, User
        $captured.Warning.Count | Should -Be 2
        (Invoke-Captured { Get-MetricConfiguration }).Warning | Should -BeNullOrEmpty
    }
}
