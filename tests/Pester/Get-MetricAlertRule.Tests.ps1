BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'rules.db'
    $null = New-MetricAlertRule disk.low disk.free -Threshold 10 -Store $store
    $null = New-MetricAlertRule disk.odd disk.free -Type Deviation -Store $store
    $null = New-MetricAlertRule load.high load -Threshold 9 -Enabled -Store $store
}

Describe 'Get-MetricAlertRule' {
    It 'shows rules by name, once, however often they are asked for' {
        (Get-MetricAlertRule -Store $store).Name | Should -Be 'disk.low', 'disk.odd', 'load.high'
        (Get-MetricAlertRule disk.*, DISK.LOW, *.low -Store $store).Name | Should -Be 'disk.low', 'disk.odd'
    }

    It 'is an error for a name that there is none of, and empty for a pattern' {
        (Invoke-Captured { Get-MetricAlertRule none -Store $store }).Error.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        (Invoke-Captured { Get-MetricAlertRule none* -Store $store }).Error | Should -BeNullOrEmpty
    }

    It 'does not make a store' {
        { Get-MetricAlertRule -Store (New-StorePath) } | Should -Throw 'no store at *'
    }

    It 'has a table of what a reader wants to see first' {
        $header = (Get-MetricAlertRule -Store $store | Format-Table | Out-String -Width 200).Trim() -split '\r?\n' | Select-Object -First 1
        ($header -split '\s+' | Where-Object { $_ }) | Should -Be 'Name', 'Enabled', 'Severity', 'Type', 'Metric', 'Tag', 'Threshold', 'For'
    }

    It 'keeps its members after a job, without numbers for words' {
        $rule = Get-MetricAlertRule disk.odd -Store $store
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($rule, 1))
        "$($sent.Type) $($sent.Severity) $($sent.Method)" | Should -Be 'Deviation Warning Auto'
        ($rule | ConvertTo-Json | ConvertFrom-Json).Severity | Should -Be 'Warning'
    }

    It 'completes the names of rules' {
        @((TabExpansion2 "Get-MetricAlertRule -Store '$store' -Name disk" ("Get-MetricAlertRule -Store '$store' -Name disk".Length)).CompletionMatches.CompletionText) | Should -Be 'disk.low', 'disk.odd'
    }
}
