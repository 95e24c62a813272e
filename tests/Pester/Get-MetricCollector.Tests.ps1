BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Get-MetricCollector' {
    BeforeEach {
        $store = New-StorePath
        $other = New-StorePath
        $null = Start-MetricCollector b -Process $PID -Interval 1h -Store $store
        $null = Start-MetricCollector a -Process $PID -Interval 1h -Tag k=v -Store $other
    }

    AfterEach { Stop-MetricCollector * }

    It 'gives all collectors by name' { (Get-MetricCollector).Name | Should -Be 'a', 'b' }

    It 'finds by name without case, by pattern, and by store' {
        (Get-MetricCollector A).Name | Should -Be 'a'
        (Get-MetricCollector '[b-z]').Name | Should -Be 'b'
        (Get-MetricCollector -Store $store).Name | Should -Be 'b'
        "$((Get-MetricCollector a).Tag)" | Should -Be 'k=v'
    }

    It 'says that a name is not there, and goes on; a pattern without a match is nothing' {
        $captured = Invoke-Captured { Get-MetricCollector none, a }
        $captured.Output.Name | Should -Be 'a'
        $captured.Error.FullyQualifiedErrorId | Should -BeLike 'CollectorNotFound,*'
        $captured.Error.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        Get-MetricCollector x* | Should -BeNullOrEmpty
    }

    It 'shows a collector that ended by itself, whose name may be used again' {
        $done = Start-MetricCollector done -Process $PID -Count 1 -Interval 100ms -Store $store
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ($done.State -eq 'Running' -and $clock.Elapsed.TotalSeconds -lt 30) { $null = [Threading.Thread]::Yield() }
        (Get-MetricCollector done).State | Should -Be 'Completed'
        (Start-MetricCollector done -Process $PID -Interval 1h -Store $store).State | Should -Be 'Running'
    }

    It 'survives JSON and Clixml as text' {
        $json = Get-MetricCollector a | ConvertTo-Json -Depth 2 | ConvertFrom-Json
        "$($json.Name) $($json.State)" | Should -Be 'a Running'
        $file = New-StorePath 'collector.xml'
        Get-MetricCollector a | Export-Clixml $file
        $read = Import-Clixml $file
        "$($read.Name) $($read.State) $($read.Sources)" | Should -Be "a Running process $PID"
    }
}
