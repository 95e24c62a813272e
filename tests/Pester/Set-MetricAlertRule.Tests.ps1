BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Set-MetricAlertRule' {
    BeforeEach {
        $store = New-StorePath
        $null = New-MetricAlertRule low disk.free -Threshold 10 -Direction Lower -Annotation @{ a = 'b' } -Webhook https://example.com/x -Store $store
        $null = New-MetricAlertRule high load -Threshold 90 -ResolveThreshold 80 -Enabled -Store $store
    }

    It 'changes what is given and nothing else' {
        $before = Get-MetricAlertRule low -Store $store
        $after = Set-MetricAlertRule low -Threshold 5 -Window 1h -PassThru -Store $store
        "$($after.Threshold) $($after.Window) $($after.Direction) $($after.Annotation) $($after.Webhook)" | Should -Be '5 01:00:00 Lower a: b https://example.com/...'
        $after.Created | Should -Be $before.Created
        $after.Updated | Should -BeGreaterOrEqual $before.Updated
    }

    It 'turns rules on and off, by a pattern or the pipeline' {
        Set-MetricAlertRule * -Enabled -Store $store
        (Get-MetricAlertRule -Store $store).Enabled | Should -Be $true, $true
        Get-MetricAlertRule h* -Store $store | Set-MetricAlertRule -Enabled:$false -Store $store
        (Get-MetricAlertRule -Store $store).Enabled | Should -Be $false, $true
        Set-MetricAlertRule high -Threshold 91 -Store $store
        (Get-MetricAlertRule high -Store $store).Enabled | Should -BeFalse
    }

    It 'takes away with $null' {
        $rule = Set-MetricAlertRule high -ResolveThreshold $null -PassThru -Store $store
        $rule.ResolveThreshold | Should -BeNullOrEmpty
        $rule = Set-MetricAlertRule low -Annotation $null -Webhook $null -Direction $null -PassThru -Store $store
        "$($rule.Annotation)$($rule.Webhook)$($rule.Direction)" | Should -BeNullOrEmpty
    }

    It 'refuses what makes a rule useless, and goes on with the others' {
        $captured = Invoke-Captured { Set-MetricAlertRule * -ResolveThreshold 5 -Store $store }
        $captured.Error.FullyQualifiedErrorId | Should -BeLike 'AlertRuleInvalid,*' -Because 'low could never resolve'
        (Get-MetricAlertRule high -Store $store).ResolveThreshold | Should -Be 5
        (Get-MetricAlertRule low -Store $store).ResolveThreshold | Should -BeNullOrEmpty
    }

    It 'is an error for a rule that does not exist, and for a store that does not' {
        (Invoke-Captured { Set-MetricAlertRule none -Threshold 1 -Store $store }).Error.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        { Set-MetricAlertRule low -Threshold 1 -Store (New-StorePath) } | Should -Throw 'no store at *'
    }

    It 'brings back what was removed' {
        Remove-MetricAlertRule low -Store $store
        (Invoke-Captured { Set-MetricAlertRule low -Threshold 1 -Store $store }).Error.FullyQualifiedErrorId | Should -BeLike 'AlertRuleNotFound,*'
        Set-MetricAlertRule low -Restore -Store $store
        (Get-MetricAlertRule low -Store $store).Threshold | Should -Be 10
    }

    It 'changes nothing with -WhatIf' {
        Set-MetricAlertRule low -Threshold 1 -WhatIf -Store $store
        (Get-MetricAlertRule low -Store $store).Threshold | Should -Be 10
    }
}
