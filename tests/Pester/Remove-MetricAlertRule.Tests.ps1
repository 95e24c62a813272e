BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Remove-MetricAlertRule' {
    BeforeEach {
        $store = New-StorePath
        $null = New-MetricAlertRule one m -Threshold 1 -Enabled -Store $store
        $null = New-MetricAlertRule two m -Threshold 1 -Store $store
    }

    It 'puts a rule away, so that it can still be looked at' {
        Remove-MetricAlertRule one -Store $store
        (Get-MetricAlertRule -Store $store).Name | Should -Be 'two'
        $removed = Get-MetricAlertRule one -IncludeRemoved -Store $store
        $removed.Deleted | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-1))
    }

    It 'is not looked at any more, and its alerts are inactive' {
        Add-Metric m 5 -Store $store
        (Invoke-MetricAlert -Store $store).State | Should -Be 'Firing'
        Remove-MetricAlertRule one -Store $store
        Invoke-MetricAlert -Store $store | Should -BeNullOrEmpty
        Get-MetricAlert -Store $store | Should -BeNullOrEmpty
    }

    It 'frees the name' {
        Remove-MetricAlertRule one -Store $store
        (New-MetricAlertRule one other -Threshold 7 -Store $store).Metric | Should -Be 'other'
        @(Get-MetricAlertRule -IncludeRemoved -Store $store).Count | Should -Be 2
    }

    It 'removes by pattern and pipeline, and tells of a name that there is none of' {
        Get-MetricAlertRule -Store $store | Remove-MetricAlertRule -Store $store
        Get-MetricAlertRule -Store $store | Should -BeNullOrEmpty
        (Invoke-Captured { Remove-MetricAlertRule one -Store $store }).Error.FullyQualifiedErrorId | Should -BeLike 'AlertRuleNotFound,*'
        (Invoke-Captured { Remove-MetricAlertRule o* -Store $store }).Error | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Remove-MetricAlertRule * -WhatIf -Store $store
        @(Get-MetricAlertRule -Store $store).Count | Should -Be 2
    }
}
