BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'alerts.db'
    Add-Metric load 95 -Unit '%' -Tag host=a -Store $store
    Add-Metric load 85 -Tag host=b -Store $store
    $null = New-MetricAlertRule high load -Threshold 90 -Severity Critical -Enabled -Store $store
    $null = New-MetricAlertRule soon load -Threshold 80 -For 1h -Severity Info -Enabled -Store $store
    $null = New-MetricAlertRule brief load -Threshold 80 -Aggregate Last -Tag host=b -Enabled -Store $store
    $null = Invoke-MetricAlert -Store $store
    Add-Metric load 10 -Tag host=b -Store $store
    $null = Invoke-MetricAlert brief -Store $store
}

Describe 'Get-MetricAlert' {
    It 'shows where alerts stand' {
        (Get-MetricAlert -Store $store | ForEach-Object { "$($_.Rule) $($_.State) $($_.Tag)" }) | Should -Be 'brief Resolved host=b', 'high Firing host=a', 'soon Pending host=a', 'soon Pending host=b'
    }

    It 'chooses by rule, state and severity' {
        (Get-MetricAlert soon -Store $store).Tag | Should -Be 'host=a', 'host=b'
        (Get-MetricAlert -State Firing, Resolved -Store $store).Rule | Should -Be 'brief', 'high'
        (Get-MetricAlert -Severity Warning -Store $store).Rule | Should -Be 'brief', 'high'
        Get-MetricAlertRule h* -Store $store | Get-MetricAlert -Store $store | ForEach-Object Rule | Should -Be 'high'
    }

    It 'shows how they came there, oldest first' {
        (Get-MetricAlert brief -History -Store $store | ForEach-Object { "$($_.From) $($_.State) $($_.Value)" }) | Should -Be 'Inactive Firing 85', 'Firing Resolved 10'
        @(Get-MetricAlert -History -State Resolved -Store $store).Count | Should -Be 1
    }

    It 'has tables that say in their headers that times are in UTC' {
        $header = (Get-MetricAlert -Store $store | Format-Table | Out-String -Width 200).Trim() -split '\r?\n' | Select-Object -First 1
        $header -replace '\s+', ' ' | Should -Be 'Rule State Severity Name Tag Value Since (UTC) Reason'
        $header = (Get-MetricAlert -History -Store $store | Format-Table | Out-String -Width 200).Trim() -split '\r?\n' | Select-Object -First 1
        $header -replace '\s+', ' ' | Should -Be 'Timestamp (UTC) Rule From State Severity Name Tag Value Reason'
    }

    It 'keeps its members and its table after a job' {
        $alerts = Get-MetricAlert -Store $store
        $sent = $alerts | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1)) }
        $sent | Format-Table | Out-String -Width 200 | Should -Be ($alerts | Format-Table | Out-String -Width 200)
        $sent[0].Tag.host | Should -Be 'b'
    }

    It 'looks at nothing, and does not make a store' {
        Add-Metric load 99 -Tag host=c -Store $store
        @(Get-MetricAlert -State Firing -Store $store).Count | Should -Be 1
        { Get-MetricAlert -Store (New-StorePath) } | Should -Throw 'no store at *'
    }
}
