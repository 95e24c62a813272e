BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Stop-MetricCollector' {
    BeforeEach {
        $store = New-StorePath
        $null = 'a', 'b', 'c' | ForEach-Object { Start-MetricCollector $_ -Process $PID -Interval 1h -Store $store }
    }

    AfterEach { Stop-MetricCollector * }

    It 'stops by name with a last reading that is stored, and writes nothing' {
        Stop-MetricCollector a | Should -BeNullOrEmpty
        (Get-MetricCollector).Name | Should -Be 'b', 'c'
        @(Get-MetricSeries process.count -Store $store).Count | Should -Be 1
    }

    It 'stops by pattern, by pipeline and by store, and gives what it stopped with -PassThru' {
        $stopped = Stop-MetricCollector '[ab]' -PassThru
        "$($stopped.Name) $($stopped.State)" | Should -Be 'a b Stopped Stopped'
        $stopped.SampleCount | Should -Not -Contain 0
        Stop-MetricCollector * -Store (New-StorePath)
        (Get-MetricCollector).Name | Should -Be 'c'
        Get-MetricCollector | Stop-MetricCollector
        Get-MetricCollector | Should -BeNullOrEmpty
    }

    It 'says that a name is not there, and goes on' {
        $captured = Invoke-Captured { Stop-MetricCollector none, a -PassThru }
        $captured.Output.Name | Should -Be 'a'
        $captured.Error.FullyQualifiedErrorId | Should -BeLike 'CollectorNotFound,*'
    }

    It 'stops nothing with -WhatIf' {
        Stop-MetricCollector * -WhatIf
        @(Get-MetricCollector).Count | Should -Be 3
    }

    It 'warns of what the last reading could not store, which is stored later' {
        $holder = Start-LockHolder $store
        try {
            $captured = Invoke-Captured { Stop-MetricCollector a }
            $captured.Warning | Should -BeLike 'Failed to submit samples*They are kept in*'
        }
        finally { Stop-LockHolder $holder }
        Stop-MetricCollector b
        @(Get-MetricSeries process.count -Store $store).Count | Should -Be 2
    }
}
