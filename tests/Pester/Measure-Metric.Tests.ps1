BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    # The newest state of each series, as text: name{tags}=value.
    function Read-State([string] $Store, [string] $Name = '*') {
        (Get-MetricSnapshot $Name -Store $Store | ForEach-Object { "$($_.Name){$($_.Tag)}=$(if ($_.Kind -eq 'Histogram') { "#$($_.Count)" } else { $_.Value })" }) -join ' '
    }
}

Describe 'Measure-Metric' {
    BeforeEach { $store = New-StorePath }

    Context 'of a block that succeeds' {
        It 'passes its output through as it comes, and records a duration in seconds and a success' {
            $seen = [Collections.Generic.List[string]]::new()
            Measure-Metric import { $seen.Add('block 1'); 1; $seen.Add('block 2'); 2 } -Store $store | ForEach-Object { $seen.Add("got $_") }
            $seen | Should -Be 'block 1', 'got 1', 'block 2', 'got 2'
            Read-State $store | Should -Be 'import.duration{}=#1 import.success{}=1'
            (Get-MetricDefinition import.duration -Store $store).Unit | Should -Be 's'
        }

        It 'keeps arrays, nulls and types of what it writes' {
            $output = @(Measure-Metric m { , (1, 2); $null; 'text' } -Store $store)
            $output.Count | Should -Be 3
            $output[0].Count | Should -Be 2
            $output[1] | Should -BeNullOrEmpty
        }

        It 'runs where it stands: it sees and sets the variables round it' {
            $number = 1
            Measure-Metric m { $number = 2; $new = 'made' } -Store $store
            $number | Should -Be 2
            $new | Should -Be 'made'
            Get-Variable '*MetricsTools*' -ErrorAction Ignore | Should -BeNullOrEmpty
        }

        It 'measures about how long it took' {
            Measure-Metric m { [Threading.Thread]::Sleep(60) } -Store $store
            (Get-MetricSeries m.duration -Store $store).Value | Should -BeGreaterThan 0.05
            (Get-MetricSeries m.duration -Store $store).Value | Should -BeLessThan 5
        }

        It 'writes a million objects on without holding them' {
            $sum = 0L
            Measure-Metric m { foreach ($i in 1..1000000) { $i } } -Store $store | ForEach-Object { $sum += $_ }
            $sum | Should -Be 500000500000
        }

        It 'is a success when whoever reads wants no more' {
            Measure-Metric m { 1..1000000 } -Store $store | Select-Object -First 2 | Should -Be 1, 2
            Read-State $store m.success | Should -Be 'm.success{}=1'
        }

        It 'may be measured within another' {
            Measure-Metric outer { Measure-Metric inner { 'in' } -Store $store; 'out' } -Store $store | Should -Be 'in', 'out'
            Read-State $store *.success | Should -Be 'inner.success{}=1 outer.success{}=1'
        }

        It 'ends a loop round it with break, and leaves a function with return' {
            $seen = foreach ($i in 1..3) { Measure-Metric m { if ($i -eq 2) { break }; $i } -Store $store }
            $seen | Should -Be 1
            Measure-Metric r { 1; return; 2 } -Store $store | Should -Be 1
            Read-State $store *.success | Should -Be 'm.success{}=2 r.success{}=1'
        }
    }

    Context 'of a block that fails' {
        It 'lets a <Kind> out as it was, under <Preference>, and counts its type' -ForEach @(
            foreach ($preference in 'Stop', 'Continue') {
                @{ Preference = $preference; Kind = 'thrown exception'; Block = { throw [IO.IOException]'disk' }; Type = 'System.IO.IOException'; Id = 'disk' }
                @{ Preference = $preference; Kind = 'thrown text'; Block = { throw 'my text' }; Type = 'System.Management.Automation.RuntimeException'; Id = 'my text' }
                @{ Preference = $preference; Kind = 'division by zero'; Block = { $zero = 0; 1 / $zero }; Type = 'System.DivideByZeroException'; Id = 'RuntimeException*' }
                @{ Preference = $preference; Kind = 'failed method'; Block = { [int]::Parse('x') }; Type = 'System.FormatException'; Id = 'FormatException*' }
                @{ Preference = $preference; Kind = 'cmdlet that stops'; Block = { Get-Item nowhere:/x -ErrorAction Stop }; Type = 'System.Management.Automation.DriveNotFoundException'; Id = 'DriveNotFound,Microsoft.PowerShell.Commands.GetItemCommand' }
            }
        ) {
            $ErrorActionPreference = $Preference
            $direct = try { & $Block } catch { $_ }
            $problem = try { Measure-Metric m $Block -Store $store } catch { $_ }
            $problem.Exception.GetType() | Should -Be $direct.Exception.GetType()
            $problem.Exception.Message | Should -Be $direct.Exception.Message
            $problem.FullyQualifiedErrorId | Should -BeLike $Id
            Read-State $store m.failure | Should -Be "m.failure{error.type=$Type}=1"
            Get-MetricSnapshot m.duration -Store $store | ForEach-Object Count | Should -Be 1
        }

        It 'can be caught by its type' {
            $caught = try { Measure-Metric m { [IO.File]::ReadAllText('/no/where') } -Store $store } catch [IO.DirectoryNotFoundException] { 'by type' }
            $caught | Should -Be 'by type'
        }

        It 'never records the message' {
            try { Measure-Metric m { throw 'anna@example.com' } -Store $store } catch { $null = $_ }
            Read-State $store m.failure | Should -Be 'm.failure{error.type=System.Management.Automation.RuntimeException}=1'
            foreach ($file in Get-ChildItem "$store*") {
                $stream = [IO.File]::Open($file.FullName, 'Open', 'Read', 'ReadWrite')
                try { [IO.StreamReader]::new($stream).ReadToEnd() | Should -Not -BeLike '*anna@*' } finally { $stream.Dispose() }
            }
        }

        It 'passes errors after which a block goes on, which are no failure' {
            $ErrorActionPreference = 'Continue'
            $captured = Invoke-Captured { Measure-Metric m { Write-Error 'one'; 'on' } -Store $store }
            $captured.Error.Count | Should -Be 1
            $captured.Output | Should -Be 'on'
            Read-State $store m.success | Should -Be 'm.success{}=1'
        }

        It 'goes on after a statement that fails, as the block by itself would' {
            $run = Invoke-WithModule "Measure-Metric m { `$zero = 0; 1 / `$zero; 'after' } -Store '$store'; 'next'"
            $run.Output -split '\r?\n' | Select-Object -Last 2 | Should -Be 'after', 'next'
        }
    }

    Context 'of a block that ends the script' {
        It 'lets exit <Code> out, and counts it as <Outcome>' -ForEach @(@{ Code = 0; Outcome = 'm.success{}=1' }, @{ Code = 3; Outcome = 'm.failure{error.type=exit}=1' }) {
            $run = Invoke-WithModule "Measure-Metric m { 'before'; exit $Code } -Store '$store'; 'after'"
            $run.ExitCode | Should -Be $Code
            $run.Output | Should -Be 'before'
            Read-State $store | Should -BeLike "*$Outcome*"
        }

        It 'counts a block that is stopped as a failure, and records it' {
            $session = [powershell]::Create()
            try {
                $running = $session.AddScript("Import-Module '$(Get-ModulePath)'; Measure-Metric m { 'begun'; while (`$true) { [Threading.Thread]::Sleep(5) } } -Store '$store'")
                $output = [Management.Automation.PSDataCollection[psobject]]::new()
                $handle = $running.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
                $clock = [Diagnostics.Stopwatch]::StartNew()
                while ($output.Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 30) { $null = $handle.AsyncWaitHandle.WaitOne(10) }
                $session.Stop()
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
            }
            finally { $session.Dispose() }
            Read-State $store m.failure | Should -Be 'm.failure{error.type=System.Management.Automation.PipelineStoppedException}=1'
        }
    }

    Context 'with retries' {
        It 'tries again until it succeeds, and lets out the output of that attempt alone' {
            $attempts = 0
            $output = Measure-Metric m -MaxRetry 3 -RetryDelay 1ms { 'part'; if (++$attempts -lt 3) { throw 'not yet' }; 'whole' } -Store $store
            $output | Should -Be 'part', 'whole'
            $attempts | Should -Be 3
            Read-State $store m.[rs]* | Should -Be 'm.retry{error.type=System.Management.Automation.RuntimeException}=2 m.success{}=1'
        }

        It 'gives up after the last, with its error and its output' {
            $seen = [Collections.Generic.List[string]]::new()
            $problem = try { Measure-Metric m -MaxRetry 2 -RetryDelay 1ms { param($timer) "attempt $($timer.Attempt)"; [int]::Parse('x') } -Store $store | ForEach-Object { $seen.Add($_) } } catch { $_ }
            $problem.Exception.InnerException | Should -BeOfType FormatException
            $seen | Should -Be 'attempt 3'
            Read-State $store m.[rf]* | Should -Be 'm.failure{error.type=System.FormatException}=1 m.retry{error.type=System.FormatException}=2'
        }

        It 'waits longer each time, as -Backoff says' {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $times = [Collections.Generic.List[double]]::new()
            try { Measure-Metric m -MaxRetry 3 -RetryDelay 40ms -Backoff 3 { $times.Add($clock.Elapsed.TotalMilliseconds); throw 'x' } -Store $store } catch { $null = $_ }
            ($times[1] - $times[0]) | Should -BeGreaterThan 35
            ($times[2] - $times[1]) | Should -BeGreaterThan 115
            ($times[3] - $times[2]) | Should -BeGreaterThan 355
        }

        It 'tries again for <Filter> alone' -ForEach @(
            @{ Filter = 'System.IO.*'; Attempts = 2 }, @{ Filter = 'IOException'; Attempts = 2 }, @{ Filter = [IO.IOException]; Attempts = 2 }
            @{ Filter = { $_.Exception.Message -eq 'missing' }; Attempts = 2 }, @{ Filter = 'TimeoutException', 'FileNotFound*'; Attempts = 2 }
            @{ Filter = 'TimeoutException'; Attempts = 1 }, @{ Filter = { $_.Exception.Message -eq 'other' }; Attempts = 1 }
        ) {
            $attempts = 0
            try { Measure-Metric m -MaxRetry 1 -RetryDelay 0s -RetryOn $Filter { $script:attempts = ++$attempts; throw [IO.FileNotFoundException]'missing' } -Store $store } catch { $null = $_ }
            $attempts | Should -Be $Attempts
        }

        It 'does not try a stop again, and ends the waiting' {
            $session = [powershell]::Create()
            try {
                $null = $session.AddScript("Import-Module '$(Get-ModulePath)'; Measure-Metric m -MaxRetry 1 -RetryDelay 10m { Write-Information here; throw 'x' } -Store '$store'")
                $handle = $session.BeginInvoke()
                $clock = [Diagnostics.Stopwatch]::StartNew()
                while ($session.Streams.Information.Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 30) { $null = $handle.AsyncWaitHandle.WaitOne(10) }
                $session.Stop()
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
            }
            finally { $session.Dispose() }
        }

        It 'refuses <Name> <Value>' -ForEach @(@{ Name = 'RetryDelay'; Value = '-1s' }, @{ Name = 'MaxRetry'; Value = -1 }, @{ Name = 'Backoff'; Value = 0.5 }, @{ Name = 'RetryDelay'; Value = 5 }) {
            $given = @{ $Name = $Value }
            $ran = $false
            { Measure-Metric m { $script:ran = $true } @given -Store $store } | Should -Throw
            $ran | Should -BeFalse
        }
    }

    Context 'with a fallback' {
        It 'runs it in place of the error, which is $_, and counts a failure' {
            $output = Measure-Metric m { 'part'; throw [TimeoutException]'slow' } -Fallback { "instead of $($_.Exception.Message)" } -Store $store
            $output | Should -Be 'instead of slow'
            Read-State $store m.failure | Should -Be 'm.failure{error.type=System.TimeoutException}=1'
        }

        It 'lets out what the fallback throws' {
            { Measure-Metric m { throw 'first' } -Fallback { throw 'second' } -Store $store } | Should -Throw 'second'
        }

        It 'does not run when the block succeeds' {
            Measure-Metric m { 'fine' } -Fallback { 'fallback' } -Store $store | Should -Be 'fine'
        }
    }

    Context 'with tags, values and a threshold' {
        It 'gives its tags to all metrics, and takes more from within the block' {
            Measure-Metric import -Tag @{ source = 'erp' } { param($timer) $timer.AddTag('format', 'csv'); $timer.AddValue('rows', 12, '{row}'); $timer.AddValue('skipped', '3', $null, 'Counter') } -Store $store
            Read-State $store | Should -Be 'import.duration{format=csv,source=erp}=#1 import.rows{format=csv,source=erp}=12 import.skipped{format=csv,source=erp}=3 import.success{format=csv,source=erp}=1'
            (Get-MetricDefinition import.skipped -Store $store).Kind | Should -Be 'Counter'
        }

        It 'warns of a value that cannot be kept, and goes on' {
            $captured = Invoke-Captured { Measure-Metric m { param($timer) $timer.AddValue('rows', 'many'); $timer.AddTag('', 'x'); 'on' } -Store $store }
            $captured.Output | Should -Be 'on'
            $captured.Error | Should -BeNullOrEmpty
            $captured.Warning.Count | Should -Be 2
            $captured.Warning[0] | Should -BeLike "Not all of 'm' was recorded: 'many' is not a number*"
            Read-State $store m.success | Should -Be 'm.success{}=1'
        }

        It 'warns when it takes longer than -Threshold, and else not' {
            (Invoke-Captured { Measure-Metric m -Threshold 1ms { [Threading.Thread]::Sleep(20) } -Store $store }).Warning | Should -BeLike "'m' took 0.* s, which is longer than 0.001 s."
            (Invoke-Captured { Measure-Metric m -Threshold 1h { 1 } -Store $store }).Warning | Should -BeNullOrEmpty
        }

        It 'refuses <What> before it runs anything, under <Preference>' -ForEach @(
            foreach ($preference in 'Stop', 'Continue') {
                @{ What = 'a bad name'; Name = '1st'; Tag = @{}; Id = 'NameInvalid,*'; Preference = $preference }
                @{ What = 'a bad tag'; Name = 'm'; Tag = @{ host = '' }; Id = 'TagValueEmpty,*'; Preference = $preference }
            }
        ) {
            $ErrorActionPreference = $Preference
            $ran = $false
            $problem = try { Measure-Metric $Name { $script:ran = $true } -Tag $Tag -Store $store } catch { $_ }
            $problem.FullyQualifiedErrorId | Should -BeLike $Id
            $ran | Should -BeFalse
        }
    }

    Context 'that is not to record' {
        It 'runs the block and makes no store with -WhatIf' {
            Measure-Metric m { 'ran' } -WhatIf -Store $store | Should -Be 'ran'
            Test-Path $store | Should -BeFalse
        }

        It 'runs the block and makes no store while recording is off' {
            $env:METRICSTOOLS_ENABLED = 'false'
            try {
                Measure-Metric m { 'ran' } -Store $store | Should -Be 'ran'
                Measure-Metric m -MaxRetry 1 -RetryDelay 0s { 'ran too' } -Store $store | Should -Be 'ran too'
                { Measure-Metric m { throw 'unchanged' } -Store $store } | Should -Throw 'unchanged'
            }
            finally { Remove-Item Env:METRICSTOOLS_ENABLED }
            Test-Path $store | Should -BeFalse
        }
    }

    Context 'whose store is not to be had' {
        It 'neither fails nor waits while another holds the lock, and stores it afterwards' {
            Add-Metric load 1 -Store $store
            $holder = Start-LockHolder $store
            try {
                $clock = [Diagnostics.Stopwatch]::StartNew()
                $output = foreach ($i in 1..100) { Measure-Metric m { $i } -Store $store -ErrorAction Stop }
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 4
                $output.Count | Should -Be 100
            }
            finally { Stop-LockHolder $holder }
            Read-State $store m.success | Should -Be 'm.success{}=100'
        }

        It 'is told at once with -Unbuffered, under <Preference>, and the block has run' -ForEach @(@{ Preference = 'Stop' }, @{ Preference = 'Continue' }) {
            $ErrorActionPreference = $Preference
            $ran = [Collections.Generic.List[int]]::new()
            $problem = try { Measure-Metric m { $ran.Add(1) } -Unbuffered -Store (Split-Path $store) } catch { $_ }
            $problem.FullyQualifiedErrorId | Should -BeLike 'StoreIsDirectory,*'
            $ran.Count | Should -Be 1
        }
    }

    It 'loses nothing under ForEach-Object -Parallel with eight runspaces' {
        if ($PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'; return }
        $module = Get-ModulePath
        $output = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            foreach ($i in 1..50) { Measure-Metric m -Tag "worker=$_" { $i } -Store $using:store }
        }
        $output.Count | Should -Be 400
        (Get-MetricSnapshot m.success -Store $store | Measure-Object Value -Sum).Sum | Should -Be 400
        (Get-MetricSnapshot m.duration -Store $store | Measure-Object Count -Sum).Sum | Should -Be 400
    }
}
