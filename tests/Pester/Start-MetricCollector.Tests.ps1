BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force

    # A counter of a real meter; generic methods need reflection in Windows PowerShell.
    function New-Counter($Meter, [string] $Name, [string] $Unit) {
        $method = $Meter.GetType().GetMethod('CreateCounter', [type[]]@([string], [string], [string])).MakeGenericMethod([long])
        $method.Invoke($Meter, @($Name, $Unit, $null))
    }

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $pause = [Threading.ManualResetEventSlim]::new()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 60) { throw "It never came: $Condition" }
            $null = $pause.Wait(20)
        }
    }
}

Describe 'Start-MetricCollector' {
    BeforeEach { $store = New-StorePath }
    AfterEach { Stop-MetricCollector * }

    It 'records this host in the background, and its object goes on showing how it does' {
        $collector = Start-MetricCollector -Interval 100ms -Store $store
        "$($collector.Name) $($collector.State) $($collector.Interval) $($collector.Sources) $($collector.Store)" | Should -Be "host Running 00:00:00.1000000 host $store"
        Wait-Until { $collector.CollectionCount -ge 3 }
        $collector.SampleCount | Should -BeGreaterThan 10
        $collector.LastCollected | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-1))
        $collector.LastError | Should -BeNullOrEmpty
        $used = (Get-MetricSeries system.memory.usage -Tag system.memory.state=used -Store $store).Value
        @($used).Count | Should -BeGreaterOrEqual 3
        $used[0] | Should -BeGreaterThan 1MB
    }

    It 'takes two readings for the figures of -Wait -Count 1, and makes no spike of the first' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $collector = Start-MetricCollector -Wait -Count 1 -Interval 1s -Store $store
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 0.9
        "$($collector.State) $($collector.CollectionCount)" | Should -Be 'Completed 1'
        Get-MetricCollector | Should -BeNullOrEmpty
        $time = (Get-MetricSeries system.cpu.time -Store $store).Value | Measure-Object -Sum
        $time.Sum | Should -BeLessThan (30 * [Environment]::ProcessorCount) -Because 'it is the time of one interval'
        $share = (Get-MetricSeries system.cpu.utilization -Store $store).Value | Measure-Object -Sum
        $share.Sum | Should -BeGreaterThan 0.99
        $share.Sum | Should -BeLessThan 1.01
    }

    It 'ends after the time of -Duration with a last reading' {
        $collector = Start-MetricCollector -Wait -Duration 300ms -Interval 1h -Store $store
        "$($collector.State) $($collector.CollectionCount)" | Should -Be 'Stopped 1'
    }

    It 'records processes by name, by number, and as they come from Get-Process' {
        $null = Start-MetricCollector -Process 'no-program-has-this-name', $PID -Wait -Count 1 -Interval 100ms -Store $store
        $count = Get-MetricSnapshot process.count -Store $store
        ($count | Where-Object { -not $_.Tag.'process.pid' }).Value | Should -Be 0
        ($count | Where-Object { $_.Tag.'process.pid' -eq $PID }).Value | Should -Be 1
        (Get-MetricSnapshot process.memory.usage -Store $store).Value | Should -BeGreaterThan 10MB
        Get-MetricDefinition system.* -Store $store | Should -BeNullOrEmpty -Because 'the host was not asked for'
        $collector = Start-MetricCollector piped -Process (Get-Process -Id $PID) -Interval 1h -Store $store
        $collector.Sources | Should -Be "process $PID"
    }

    It 'records a meter that is made in the session, and what it has counted until it is stopped' {
        $meter = [Diagnostics.Metrics.Meter]::new("Shop.$([guid]::NewGuid())")
        $orders = New-Counter $meter orders '{order}'
        $collector = Start-MetricCollector -Meter $meter -Interval 1h -Tag @{ region = 'eu' } -Store $store
        1..5 | ForEach-Object { $orders.Add(2) }
        $late = New-Counter $meter late '1'
        $late.Add(1, [Collections.Generic.KeyValuePair[string, object]]::new('kind', 'x'))
        Stop-MetricCollector $collector.Name
        $sample = Get-MetricSeries orders -Store $store
        "$($sample.Value) $($sample.Unit) $($sample.Kind) $($sample.Tag)" | Should -Be '10 {order} Counter region=eu'
        "$((Get-MetricSeries late -Store $store).Tag)" | Should -Be 'kind=x,region=eu'
        $meter.Dispose()
    }

    It 'keeps a script whose instrument fails running, and says what is wrong' {
        $meter = [Diagnostics.Metrics.Meter]::new("Bad.$([guid]::NewGuid())")
        $method = $meter.GetType().GetMethods() | Where-Object { $_.Name -eq 'CreateObservableGauge' -and "$_" -match 'Func`1\[T\]' -and $_.GetParameters().Count -eq 4 } | Select-Object -First 1
        # A block cannot run on another thread.
        $null = $method.MakeGenericMethod([double]).Invoke($meter, @('level', [Func[double]] { 1 }, $null, $null))
        $good = New-Counter $meter good '1'
        $collector = Start-MetricCollector -Meter $meter.Name -Interval 100ms -Store $store
        $good.Add(1)
        Wait-Until { $collector.CollectionCount -ge 2 }
        $collector.LastError | Should -BeLike '*cannot be read*'
        (Get-MetricSeries good -Store $store).Value | Should -Be 1
        $meter.Dispose()
    }

    It 'refuses a second one of the same name, and takes another name' {
        $null = Start-MetricCollector -Interval 1h -Store $store
        $problem = { Start-MetricCollector -Store $store } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'CollectorExists,*'
        $problem.CategoryInfo.Category | Should -Be 'ResourceExists'
        (Start-MetricCollector other -Interval 1h -Store $store).Name | Should -Be 'other'
        Stop-MetricCollector host
        (Start-MetricCollector -Interval 1h -Store $store).State | Should -Be 'Running'
    }

    It 'names a collector by what it reads: <Name>' -ForEach @(
        @{ Name = 'host'; Arguments = @{} }
        @{ Name = 'process'; Arguments = @{ Process = 'x' } }
        @{ Name = 'meter'; Arguments = @{ Meter = 'x' } }
        @{ Name = 'host+process+meter'; Arguments = @{ Host = $true; Process = 'x', 'y'; Meter = 'x' } }
    ) {
        (Start-MetricCollector @Arguments -Interval 1h -Store $store).Name | Should -Be $Name
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'an interval without a unit'; Arguments = @{ Interval = 10 }; Id = 'ParameterArgumentTransformationError' }
        @{ What = 'an interval that is too short'; Arguments = @{ Interval = '1ms' }; Id = 'CollectorInterval' }
        @{ What = 'no duration'; Arguments = @{ Wait = $true; Duration = '0s' }; Id = 'DurationNotPositive' }
        @{ What = 'a process that does not run'; Arguments = @{ Process = 999999999 }; Id = 'ProcessNotFound' }
        @{ What = 'a tag without a value'; Arguments = @{ Tag = 'host' }; Id = 'TagTextInvalid' }
    ) {
        (({ Start-MetricCollector @Arguments -Store $store } | Should -Throw -PassThru).FullyQualifiedErrorId) | Should -BeLike "$Id,*"
        Get-MetricCollector | Should -BeNullOrEmpty
        $store | Should -Not -Exist
    }

    It 'refuses a store that can never be used' {
        $null = New-Item -ItemType Directory $store
        { Start-MetricCollector -Store $store } | Should -Throw
        Get-MetricCollector | Should -BeNullOrEmpty
    }

    It 'goes on while the store is locked, and stores it all later' {
        $null = Add-Metric x 1 -Store $store
        $holder = Start-LockHolder $store
        $collector = Start-MetricCollector -Interval 100ms -Process $PID -Store $store
        try { Wait-Until { $collector.CollectionCount -ge 2 } }
        finally { Stop-LockHolder $holder }
        $collector.State | Should -Be 'Running'
        Stop-MetricCollector process
        @(Get-MetricSeries process.count -Store $store).Count | Should -Be $collector.CollectionCount
    }

    It 'does nothing with -WhatIf, and nothing while recording is off' {
        Start-MetricCollector -WhatIf -Store $store | Should -BeNullOrEmpty
        $env:METRICSTOOLS_ENABLED = 'false'
        try { (Start-MetricCollector -Wait -Store $store).State | Should -Be 'Off' }
        finally { Remove-Item Env:METRICSTOOLS_ENABLED }
        $store | Should -Not -Exist
        Get-MetricCollector | Should -BeNullOrEmpty
    }

    It 'stores what was counted when the session ends in <How>' -ForEach @(
        @{ How = 'an exit'; End = 'exit 3'; ExitCode = 3 }
        @{ How = 'the end of the script'; End = ''; ExitCode = 0 }
        @{ How = 'an error'; End = 'throw "x"'; ExitCode = 1 }
        @{ How = 'the removal of the module'; End = "Remove-Module MetricsTools; [Environment]::FailFast('x')"; ExitCode = $null }
    ) {
        $script = "Import-Module '$(Get-ModulePath)'; `$null = Start-MetricCollector -Process `$PID -Interval 1h -Store '$store'; $End"
        $run = Invoke-Pwsh @('-Command', $script)
        if ($null -ne $ExitCode) { $run.ExitCode | Should -Be $ExitCode }
        (Get-MetricSeries process.count -Store $store).Value | Should -Be 1
    }

    It 'ends with the runspace that has started it' {
        $session = [powershell]::Create()
        $null = $session.AddScript("Import-Module '$(Get-ModulePath)'; `$null = Start-MetricCollector mine -Process $PID -Interval 1h -Store '$store'").Invoke()
        $session.HadErrors | Should -BeFalse
        (Get-MetricCollector mine).State | Should -Be 'Running'
        $session.Runspace.Close()
        Wait-Until { -not (Get-MetricCollector m*) }
        (Get-MetricSeries process.count -Store $store).Value | Should -Be 1
        $session.Dispose()
    }

    It 'stops at once, and stores a last reading, when Ctrl+C stops -Wait' {
        $session = [powershell]::Create()
        $running = $session.AddScript("Import-Module '$(Get-ModulePath)'; Start-MetricCollector waiting -Process $PID -Wait -Interval 1h -Store '$store'").BeginInvoke()
        Wait-Until { Get-MetricCollector w* }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $session.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 10
        $running.IsCompleted | Should -BeTrue
        Get-MetricCollector w* | Should -BeNullOrEmpty
        (Get-MetricSeries process.count -Store $store).Value | Should -Be 1
        $session.Dispose()
    }
}
