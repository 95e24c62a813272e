BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'New-MetricAlertRule' {
    BeforeEach { $store = New-StorePath }

    It 'makes a rule that is off, with all that was said' {
        $rule = New-MetricAlertRule disk.low disk.free -Tag @{ host = 'web*'; rack = $null } -Threshold 10 -ResolveThreshold 15 -Direction Lower -Window 10m -Aggregate Minimum `
            -For 3m -KeepFiring 4m -Severity Critical -Annotation @{ runbook = 'https://wiki'; size = 3 } -Store $store
        "$($rule.Name) $($rule.Metric) $($rule.Type) $($rule.Enabled)" | Should -Be 'disk.low disk.free Static False'
        "$($rule.Threshold) $($rule.ResolveThreshold) $($rule.Direction) $($rule.Window) $($rule.Aggregate)" | Should -Be '10 15 Lower 00:10:00 Minimum'
        "$($rule.For) $($rule.KeepFiring) $($rule.Severity)" | Should -Be '00:03:00 00:04:00 Critical'
        $rule.Annotation.runbook | Should -Be 'https://wiki'
        "$($rule.Annotation)" | Should -Be 'runbook: https://wiki; size: 3'
        $rule.Created | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-1))
        $rule.Updated | Should -Be $rule.Created
        $rule.Deleted | Should -BeNullOrEmpty
        @('host=web*', 'rack') | Should -Be ($rule.Tag -split ',' | Sort-Object)
    }

    It 'writes tags in a form that -Tag reads back' {
        $first = New-MetricAlertRule a m -Threshold 1 -Tag @{ host = 'a,b', 'c=d'; rack = $null } -Store $store
        $second = New-MetricAlertRule b m -Threshold 1 -Tag $first.Tag -Store $store
        $second.Tag | Should -Be $first.Tag
    }

    It 'makes the store when there is none' {
        $null = New-MetricAlertRule r m -Threshold 1 -Store $store
        $store | Should -Exist
    }

    It 'refuses a script block in -<Parameter>' -ForEach @(
        @{ Parameter = 'Annotation'; Value = @{ run = { Remove-Item / } } }
        @{ Parameter = 'Webhook'; Value = { 'https://example.com' } }
        @{ Parameter = 'Metric'; Value = { 'm' } }
    ) {
        $arguments = @{ Metric = 'm' }
        $arguments[$Parameter] = $Value
        { New-MetricAlertRule r @arguments -Threshold 1 -Store $store } | Should -Throw '*script block*Invoke-MetricAlert -Action*'
        $store | Should -Not -Exist
    }

    It 'refuses <Why>, and stores nothing' -ForEach @(
        @{ Why = 'a limit without a threshold'; Arguments = @{ } }
        @{ Why = 'an absence with a threshold'; Arguments = @{ Type = 'Absence'; Threshold = 1 } }
        @{ Why = 'a threshold that could never resolve'; Arguments = @{ Threshold = 1; Direction = 'Higher'; ResolveThreshold = 2 } }
        @{ Why = 'both directions of a limit'; Arguments = @{ Threshold = 1; Direction = 'Both' } }
        @{ Why = 'a webhook that is not http'; Arguments = @{ Threshold = 1; Webhook = 'ftp://example.com' } }
        @{ Why = 'an unknown method'; Arguments = @{ Type = 'Deviation'; Method = 'Guess' } }
    ) {
        (Invoke-Captured { New-MetricAlertRule r m @Arguments -Store $store }).Error.Count | Should -Be 1
        if (Test-Path $store) { Get-MetricAlertRule -Store $store | Should -BeNullOrEmpty }
    }

    It 'refuses a name that is taken, and says what to do' {
        $null = New-MetricAlertRule r m -Threshold 1 -Store $store
        $captured = Invoke-Captured { New-MetricAlertRule R m -Threshold 2 -Store $store }
        $captured.Error.FullyQualifiedErrorId | Should -BeLike 'AlertRuleExists,*'
        "$($captured.Error)" | Should -Match 'Set-MetricAlertRule'
        (Get-MetricAlertRule -Store $store).Threshold | Should -Be 1
    }

    It 'shows of a webhook no more than the host' {
        $rule = New-MetricAlertRule r m -Threshold 1 -Webhook 'https://ann:pw@hooks.example.com/services/secret?key=secret' -Store $store
        $rule.Webhook | Should -Be 'https://hooks.example.com/...'
        ($rule | Format-List * | Out-String) | Should -Not -Match 'secret|pw'
    }

    It 'stores personal values of tags as hashes' {
        $rule = New-MetricAlertRule r m -Threshold 1 -Tag @{ user = 'ann@example.com' } -Store $store
        $rule.Tag | Should -Match '^user=hmac:[0-9a-f]{16}$'
    }

    It 'stores nothing with -WhatIf' {
        New-MetricAlertRule r m -Threshold 1 -Store $store -WhatIf
        $store | Should -Not -Exist
    }
}
