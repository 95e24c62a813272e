BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Start-MetricTimer' {
    BeforeEach { $store = New-StorePath }

    It 'gives a timer that runs, and makes no store' {
        $timer = Start-MetricTimer import -Tag @{ source = 'erp' } -Store $store
        $timer.Name | Should -Be 'import'
        $timer.Tag.source | Should -Be 'erp'
        $timer.IsRunning | Should -BeTrue
        $timer.Started.Offset | Should -Be ([timespan]::Zero)
        ([DateTimeOffset]::UtcNow - $timer.Started).TotalSeconds | Should -BeLessThan 60
        Test-Path $store | Should -BeFalse
    }

    It 'goes on while it runs' {
        $timer = Start-MetricTimer m -Store $store
        $first = $timer.Elapsed
        [Threading.Thread]::Sleep(5)
        $timer.Elapsed | Should -BeGreaterThan $first
    }

    It 'records nothing when it is never stopped' {
        $null = Start-MetricTimer m -Store $store
        Add-Metric other 1 -Buffered -Store $store
        (Get-MetricDefinition -Store $store).Name | Should -Be 'other'
    }

    It 'runs beside others of its name, and within them' {
        $outer = Start-MetricTimer job -Store $store
        $inner = Start-MetricTimer job -Store $store
        Stop-MetricTimer $inner
        Stop-MetricTimer $outer
        $durations = (Get-MetricSeries job.duration -Store $store).Value
        $durations.Count | Should -Be 2
        $outer.Elapsed | Should -BeGreaterThan $inner.Elapsed
    }

    It 'keeps what is added on the way' {
        $timer = Start-MetricTimer import.duration -Tag 'source=erp,host=a' -Store $store
        $timer.AddTag('host', 'b')
        $timer.AddValue('rows', 3, '{row}', 'Histogram')
        Stop-MetricTimer $timer
        (Get-MetricSnapshot import.rows -Store $store | ForEach-Object { "$($_.Tag) $($_.Value) $($_.Unit) $($_.Kind)" }) | Should -Be 'host=b,source=erp 3 {row} Histogram'
    }

    It 'refuses <What>, under <Preference>' -ForEach @(
        foreach ($preference in 'Stop', 'Continue') {
            @{ What = 'a bad name'; Name = 'a b'; Tag = $null; Id = 'NameInvalid,*'; Preference = $preference }
            @{ What = 'a bad tag'; Name = 'm'; Tag = 5; Id = 'TagUnreadable,*'; Preference = $preference }
        }
    ) {
        $ErrorActionPreference = $Preference
        $problem = try { Start-MetricTimer $Name -Tag $Tag -Store $store } catch { $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike $Id
    }

    It 'shows what a reader wants to know' {
        (Start-MetricTimer m -Store $store | Out-String) | Should -Match 'Started \(UTC\)\s+Name\s+Tag\s+Elapsed\s+IsRunning'
    }
}
