# What is recorded in the background: when it is stored, and that nothing of it is lost, also where the store is not to be had.

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    function Read-Count([string] $Store, [string] $Name = 'm') { (Get-MetricSnapshot $Name -Store $Store | Measure-Object Count -Sum).Sum }

    # How many samples a store has, seen by another process, or 0 while it has none.
    function Read-CountOutside([string] $Store) { [int](Invoke-WithModule "if (Test-Path '$Store') { (Get-MetricStore -Store '$Store').SampleCount }").Output }
}

Describe 'Add-Metric -Buffered' {
    BeforeEach { $store = New-StorePath }

    It 'makes no store at first, and is seen by the session that recorded' {
        Add-Metric m 1 -Buffered -Store $store
        Test-Path $store | Should -BeFalse
        (Get-MetricSeries m -Store $store).Value | Should -Be 1
        Test-Path "$store.spool-*" | Should -BeFalse
    }

    It 'reads values as Add-Metric does: <What>' -ForEach @(
        @{ What = 'a number'; Given = @{ Value = 2.5 }; Kind = 'Gauge'; Result = 2.5 }
        @{ What = 'text'; Given = @{ Value = '3.5'; Type = 'Histogram' }; Kind = 'Histogram'; Result = 3.5 }
        @{ What = 'a TimeSpan'; Given = @{ Value = [timespan]'00:01:00' }; Kind = 'Gauge'; Result = 60 }
        @{ What = 'a TimeSpan with a unit'; Given = @{ Value = [timespan]'00:01:00'; Unit = 'min' }; Kind = 'Gauge'; Result = 1 }
        @{ What = 'a Counter without a value'; Given = @{ Type = 'Counter' }; Kind = 'Counter'; Result = 1 }
        @{ What = 'a member'; Given = @{ Value = 'anna'; Type = 'Set' }; Kind = 'Set'; Result = 1 }
        @{ What = 'a reading'; Given = @{ Value = 100; Cumulative = $true }; Kind = 'Counter'; Result = 0 }
    ) {
        Add-Metric m @Given -Tag 'host=a' -Buffered -Store $store
        $snapshot = Get-MetricSnapshot m -Store $store
        $snapshot.Kind | Should -Be $Kind
        $snapshot.Value | Should -Be $Result
        $snapshot.Tag.host | Should -Be 'a'
    }

    It 'takes a pipeline of objects, with their times' {
        $time = [DateTimeOffset]::UtcNow.AddHours(-1)
        1..50 | ForEach-Object { [pscustomobject]@{ Name = 'm'; Value = $_; Timestamp = $time.AddSeconds($_) } } | Add-Metric -Buffered -Store $store
        $samples = Get-MetricSeries m -Store $store
        $samples.Value | Should -Be (1..50)
        [math]::Abs(($samples[0].Timestamp - $time.AddSeconds(1)).TotalMilliseconds) | Should -BeLessThan 1
    }

    It 'uses the kind that a metric has, for members and for counts' {
        Add-Metric who anna -Type Set -Store $store
        Add-Metric logins -Type Counter -Store $store
        Add-Metric who berta -Buffered -Store $store
        Add-Metric who 7 -Buffered -Store $store
        Add-Metric logins -Buffered -Store $store
        (Get-MetricSnapshot who, logins -Store $store).Value | Should -Be 3, 2
    }

    It 'makes an error of what can be told at once, under <Preference>: <What>' -ForEach @(
        foreach ($preference in 'Stop', 'Continue') {
            @{ What = 'a name'; Given = @{ Name = 'a b'; Value = 1 }; Id = 'NameInvalid'; Preference = $preference }
            @{ What = 'a value'; Given = @{ Name = 'm'; Value = 'abc'; Type = 'Gauge' }; Id = 'ValueNotNumber'; Preference = $preference }
            @{ What = 'a decrement'; Given = @{ Name = 'm'; Value = -1; Type = 'Counter' }; Id = 'CounterNegative'; Preference = $preference }
            @{ What = 'no value'; Given = @{ Name = 'm'; Value = $null }; Id = 'ValueMissing'; Preference = $preference }
            @{ What = 'an infinity'; Given = @{ Name = 'm'; Value = [double]::PositiveInfinity }; Id = 'ValueNotFinite'; Preference = $preference }
            @{ What = '-PassThru'; Given = @{ Name = 'm'; Value = 1; PassThru = $true }; Id = 'OptionsInConflict'; Preference = $preference }
        }
    ) {
        $captured = Invoke-Captured { $ErrorActionPreference = $Preference; try { Add-Metric @Given -Buffered -Store $store } catch { Write-Error -ErrorRecord $_ -ErrorAction Continue } }
        $captured.Error.Count | Should -Be 1
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike "$Id*"
        Test-Path $store | Should -BeFalse
    }

    It 'warns at the next call of what cannot be told at once, once' {
        Add-Metric m 1 -Type Counter -Store $store
        Add-Metric m 2 -Type Gauge -Buffered -Store $store
        Add-Metric other abc -Buffered -Store $store
        $captured = Invoke-Captured { Get-MetricSeries m -Store $store }
        $captured.Output.Value | Should -Be 1
        $captured.Warning.Count | Should -Be 2
        $captured.Warning[0] | Should -BeLike "One sample was not recorded: 'm' is a Counter*"
        (Invoke-Captured { Get-MetricSeries m -Store $store }).Warning | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        1..50 | Add-Metric m -Buffered -WhatIf -Store $store
        Measure-Metric m { 1 } -WhatIf -Store $store | Should -Be 1
        Test-Path $store | Should -BeFalse
    }

    It 'records nothing while recording is off in <Where>' -ForEach @(@{ Where = 'the environment' }, @{ Where = 'the store' }, @{ Where = 'the user''s file' }) {
        Add-Metric other 1 -Store $store
        switch ($Where) {
            'the environment' { $env:METRICSTOOLS_ENABLED = '0' }
            'the store' { Set-MetricConfiguration Enabled $false -Scope Store -Store $store }
            default { Set-MetricConfiguration Enabled $false }
        }
        try {
            foreach ($i in 1..30) { Add-Metric m $i -Buffered -Store $store }
            Measure-Metric m { 'ran' } -Store $store | Should -Be 'ran'
            (Get-MetricDefinition -Store $store).Name | Should -Be 'other'
        }
        finally {
            Remove-Item Env:METRICSTOOLS_ENABLED -ErrorAction Ignore
            Set-MetricConfiguration Enabled -Reset
        }
    }

    It 'hashes personal values as Add-Metric does' {
        Add-Metric m 1 -Tag @{ user = 'anna@example.com' } -Buffered -Store $store
        (Get-MetricSnapshot m -Store $store -WarningAction SilentlyContinue).Tag.user | Should -BeLike 'hmac:*'
    }
}

Describe 'What waits in a buffer' {
    BeforeEach { $store = New-StorePath }

    It 'is stored when 20 wait, without another call' {
        foreach ($i in 1..20) { Add-Metric m $i -Buffered -Store $store }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ((Read-CountOutside $store) -lt 20 -and $clock.Elapsed.TotalSeconds -lt 30) { }
        Read-CountOutside $store | Should -Be 20
    }

    It 'is stored as the settings FlushCount and FlushInterval say' {
        Set-MetricConfiguration FlushCount 5
        Set-MetricConfiguration FlushInterval 200ms
        try {
            $process = Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; foreach (`$i in 1..7) { Add-Metric m `$i -Buffered -Store '$store' }; `$null = [Console]::In.ReadLine()")
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not (Test-Path $store) -and $clock.Elapsed.TotalSeconds -lt 30) { [Threading.Thread]::Sleep(20) }
            while ((Read-CountOutside $store) -lt 7 -and $clock.Elapsed.TotalSeconds -lt 30) { }
            Read-CountOutside $store | Should -Be 7
        }
        finally {
            Set-MetricConfiguration FlushCount -Reset
            Set-MetricConfiguration FlushInterval -Reset
            $process.Kill()
            $process.WaitForExit()
        }
    }

    It 'is stored within some seconds by itself, while the script sleeps' {
        $process = Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; Add-Metric m 1 -Buffered -Store '$store'; 'added'; `$null = [Console]::In.ReadLine()")
        try {
            $process.StandardOutput.ReadLine() | Should -Be 'added'
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (-not (Test-Path $store) -and $clock.Elapsed.TotalSeconds -lt 30) { [Threading.Thread]::Sleep(50) }
            $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 5
            while ((Read-CountOutside $store) -lt 1 -and $clock.Elapsed.TotalSeconds -lt 30) { }
            Read-Count $store | Should -Be 1
        }
        finally { $process.Kill(); $process.WaitForExit() }
    }

    It 'is stored when the process ends by <How>' -ForEach @(
        @{ How = 'its last line'; End = '' }, @{ How = 'exit'; End = 'exit 3' }, @{ How = 'an error'; End = 'throw "over"' }
        @{ How = '[Environment]::Exit'; End = '[Environment]::Exit(2)' }, @{ How = 'Remove-Module'; End = 'Remove-Module MetricsTools; [Diagnostics.Process]::GetCurrentProcess().Kill()' }
        @{ How = 'Disconnect-MetricStore'; End = 'Disconnect-MetricStore; [Diagnostics.Process]::GetCurrentProcess().Kill()' }
    ) {
        $null = Invoke-WithModule "Connect-MetricStore '$store'; foreach (`$i in 1..107) { Add-Metric m `$i -Buffered }; $End"
        Read-Count $store | Should -Be 107
        Test-Path "$store.spool-*" | Should -BeFalse
    }

    It 'is lost in part when the process is killed: at most what was not flushed' {
        $process = Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; for (`$i = 1; ; `$i++) { Add-Metric m `$i -Buffered -Store '$store'; [Threading.Thread]::Sleep(5); [Console]::Out.WriteLine(`$i) }")
        foreach ($line in 1..200) { $last = [int]$process.StandardOutput.ReadLine() }
        $process.Kill()
        while ($rest = $process.StandardOutput.ReadLine()) { $last = [int]$rest }
        $process.WaitForExit()
        Read-Count $store | Should -BeGreaterOrEqual ($last - 40)
        (Get-MetricSeries m -Store $store).Value | Should -Be (1..(Read-Count $store))
    }

    It 'is one for all runspaces of a process, and survives them' {
        $session = [powershell]::Create()
        $null = $session.AddScript("Import-Module '$(Get-ModulePath)'; foreach (`$i in 1..7) { Add-Metric m `$i -Buffered -Store '$store' }").Invoke()
        $session.Dispose()
        Read-Count $store | Should -Be 7
    }

    It 'loses nothing of eight runspaces that record at once' {
        if ($PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'; return }
        $module = Get-ModulePath
        1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            foreach ($i in 1..250) { Add-Metric m $i -Tag "worker=$_" -Buffered -Store $using:store }
        }
        Read-Count $store | Should -Be 2000
    }
}

Describe 'A buffer whose store is not to be had' {
    BeforeEach { $store = New-StorePath }

    It 'neither fails nor slows the script while the store is locked, reports it once, and stores all of it afterwards' {
        Add-Metric m 0 -Store $store
        $holder = Start-LockHolder $store
        try {
            $times = foreach ($i in 1..1000) {
                $clock = [Diagnostics.Stopwatch]::StartNew()
                Add-Metric m $i -Buffered -Store $store -ErrorAction Stop
                $clock.Elapsed.TotalMilliseconds
            }
            ($times | Sort-Object)[950] | Should -BeLessThan 5

            # Three attempts of two seconds each, and the time between them.
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $warnings = @(while ($clock.Elapsed.TotalSeconds -lt 30) {
                    $captured = Invoke-Captured { Add-Metric m 1 -Buffered -Store $store }
                    $captured.Error | Should -BeNullOrEmpty
                    if ($captured.Warning) { $captured.Warning; break }
                    [Threading.Thread]::Sleep(100)
                })
            $warnings.Count | Should -Be 1
            $warnings[0] | Should -BeLike 'Failed to submit samples after 3 attempts: The store * is locked*'
            @(Get-ChildItem "$store.spool-*").Count | Should -Be 1
            $more = [math]::Ceiling($clock.Elapsed.TotalSeconds) * 20
        }
        finally { Stop-LockHolder $holder }
        Add-Metric m 1 -Buffered -Store $store
        Read-Count $store | Should -BeGreaterOrEqual 1003
        Read-Count $store | Should -BeLessThan (1003 + $more)
        @(Get-ChildItem "$store.spool-*").Count | Should -Be 0
    }

    It 'spools when the process ends, and the next one takes it in' {
        Add-Metric m 0 -Store $store
        $holder = Start-LockHolder $store
        try {
            $run = Invoke-WithModule "foreach (`$i in 1..5) { Add-Metric m `$i -Buffered -Store '$store' }"
            $run.ExitCode | Should -Be 0
            $run.Error | Should -BeNullOrEmpty
            @(Get-ChildItem "$store.spool-*").Count | Should -Be 1
        }
        finally { Stop-LockHolder $holder }
        $null = Invoke-WithModule "Add-Metric m 6 -Buffered -Store '$store'"
        (Get-MetricSeries m -Store $store).Value | Sort-Object | Should -Be (0..6)
        Test-Path "$store.spool-*" | Should -BeFalse
    }

    It 'is taken in by maintenance, where nobody records any more' {
        Add-Metric m 0 -Store $store
        $holder = Start-LockHolder $store
        try { $null = Invoke-WithModule "foreach (`$i in 1..5) { Add-Metric m `$i -Buffered -Store '$store' }" }
        finally { Stop-LockHolder $holder }
        @(Get-ChildItem "$store.spool-*").Count | Should -Be 1
        Invoke-MetricRollup $store -WhatIf
        @(Get-ChildItem "$store.spool-*").Count | Should -Be 1
        (Invoke-MetricRollup $store).SamplesAfter | Should -Be 6
        (Get-MetricSeries m -Store $store).Value | Sort-Object | Should -Be (0..5)
        Test-Path "$store.spool-*" | Should -BeFalse
    }

    It 'neither fails nor slows the script where there can be no store' {
        $folder = New-StorePath 'a-file'
        Set-Content -LiteralPath $folder 'in the way'
        $nowhere = Join-Path $folder 'metrics.db'
        $data = New-StorePath "home-$([guid]::NewGuid().ToString('N'))"
        $run = Invoke-WithModule -Environment @{ XDG_DATA_HOME = $data; LOCALAPPDATA = $data } @"
foreach (`$i in 1..200) { Measure-Metric m { `$i } -Store '$nowhere' -ErrorAction Stop | Out-Null }
'done'
"@
        $run.Output | Should -Be 'done'
        $run.Error | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
    }
}
