BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    function Read-State([string] $Store, [string] $Name = '*') {
        (Get-MetricSnapshot $Name -Store $Store | ForEach-Object { "$($_.Name){$($_.Tag)}=$($_.Count)" }) -join ' '
    }
}

Describe 'Stop-MetricTimer' {
    BeforeEach { $store = New-StorePath }

    It 'records a duration and a success, and writes nothing' {
        $timer = Start-MetricTimer m -Store $store
        [Threading.Thread]::Sleep(30)
        Stop-MetricTimer $timer | Should -BeNullOrEmpty
        $timer.IsRunning | Should -BeFalse
        Read-State $store | Should -Be 'm.duration{}=1 m.success{}=1'
        (Get-MetricSeries m.duration -Store $store).Value | Should -BeGreaterThan 0.025
        (Get-MetricSeries m.duration -Store $store).Value | Should -Be $timer.Elapsed.TotalSeconds
    }

    It 'takes timers from the pipeline, each into its own store' {
        $other = New-StorePath
        $timers = @(Start-MetricTimer a -Store $store; Start-MetricTimer b -Store $other; Start-MetricTimer c -Store $store)
        $timers | Stop-MetricTimer -PassThru | ForEach-Object Name | Should -Be 'a', 'b', 'c'
        Read-State $store *.success | Should -Be 'a.success{}=1 c.success{}=1'
        Read-State $other *.success | Should -Be 'b.success{}=1'
    }

    It 'counts a failure by the type of <What>' -ForEach @(
        @{ What = 'an error record'; Make = { try { [int]::Parse('x') } catch { $_ } }; Type = 'System.FormatException' }
        @{ What = 'an exception'; Make = { [IO.IOException]'disk' }; Type = 'System.IO.IOException' }
        @{ What = 'thrown text'; Make = { try { throw 'text' } catch { $_ } }; Type = 'System.Management.Automation.RuntimeException' }
    ) {
        Stop-MetricTimer (Start-MetricTimer m -Store $store) -ErrorRecord (& $Make)
        Read-State $store m.failure | Should -Be "m.failure{error.type=$Type}=1"
    }

    It 'counts a failure without an error with -Failed' {
        Stop-MetricTimer (Start-MetricTimer m -Store $store) -Failed -Tag @{ reason = 'empty' }
        Read-State $store m.failure | Should -Be 'm.failure{error.type=failed,reason=empty}=1'
    }

    It 'is an error the second time, under <Preference>, and records nothing more' -ForEach @(@{ Preference = 'Stop' }, @{ Preference = 'Continue' }) {
        $timer = Start-MetricTimer m -Store $store
        Stop-MetricTimer $timer
        $elapsed = $timer.Elapsed
        $captured = Invoke-Captured { $ErrorActionPreference = $Preference; try { Stop-MetricTimer $timer } catch { Write-Error -ErrorRecord $_ -ErrorAction Continue } }
        $captured.Error.Count | Should -Be 1
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'TimerStopped*'
        $captured.Error[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $timer.Elapsed | Should -Be $elapsed
        Read-State $store | Should -Be 'm.duration{}=1 m.success{}=1'
    }

    It 'leaves the timer running with -WhatIf' {
        $timer = Start-MetricTimer m -Store $store
        Stop-MetricTimer $timer -WhatIf
        $timer.IsRunning | Should -BeTrue
        Test-Path $store | Should -BeFalse
        Stop-MetricTimer $timer
        Read-State $store m.success | Should -Be 'm.success{}=1'
    }

    It 'stops and records nothing while recording is off' {
        $timer = Start-MetricTimer m -Store $store
        $env:METRICSTOOLS_ENABLED = 'false'
        try { Stop-MetricTimer $timer } finally { Remove-Item Env:METRICSTOOLS_ENABLED }
        $timer.IsRunning | Should -BeFalse
        Test-Path $store | Should -BeFalse
    }

    It 'stops a timer that another runspace has started, once' {
        if ($PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'; return }
        $module = Get-ModulePath
        $timers = 1..20 | ForEach-Object { Start-MetricTimer m -Store $store }
        $failures = @($timers + $timers | ForEach-Object -ThrottleLimit 8 -Parallel { Import-Module $using:module; Stop-MetricTimer $_ -ErrorAction SilentlyContinue -ErrorVariable again; $again })
        $failures.Count | Should -Be 20
        Read-State $store m.success | Should -Be 'm.success{}=20'
    }
}
