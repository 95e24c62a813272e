BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    # An endless pipeline that says how far it has been stored.
    function Get-EndlessScript([string] $Store) { "Import-Module '$(Get-ModulePath)'; & { for (`$i = 1; ; `$i++) { `$i } } | Add-Metric m -PassThru -Store '$Store'" }

    function Assert-Kept([string] $Store, [double] $Acknowledged) {
        $values = (Get-MetricSeries m -Store $Store).Value
        $values.Count | Should -BeGreaterOrEqual $Acknowledged -Because 'what was acknowledged is kept'
        $values[-1] | Should -Be $values.Count -Because 'nothing is missing and nothing is there twice'
        (Invoke-Sql $Store 'PRAGMA integrity_check') | Should -Be 'ok'
        Add-Metric other 1 -Store $Store
        (Get-MetricSeries other -Store $Store).Value | Should -Be 1
    }

    # Runs an endless pipeline in a runspace until a few thousand samples are stored.
    function Start-Endless([string] $Store) {
        $session = [powershell]::Create()
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $session.AddScript((Get-EndlessScript $Store)).BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ($output.Count -lt 5000) {
            if ($clock.Elapsed.TotalSeconds -gt 30 -or $running.IsCompleted) { throw "Nothing was stored: $($session.Streams.Error)" }
            $null = $running.AsyncWaitHandle.WaitOne(10)
        }
        [pscustomobject]@{ Session = $session; Output = $output; Running = $running }
    }

    # A child process that writes a line for each batch that was stored.
    function Start-EndlessProcess([string] $Store) {
        $process = Start-Pwsh @('-Command', "$(Get-EndlessScript $Store) | ForEach-Object { if (`$_.Value % 1000 -eq 0) { [Console]::Out.WriteLine([int]`$_.Value) } }")
        $line = $process.StandardOutput.ReadLine()
        if (-not $line) { throw "Nothing was stored: $($process.StandardError.ReadToEnd())" }
        [pscustomobject]@{ Process = $process; Acknowledged = [int]$line }
    }
}

Describe 'A long pipeline into Add-Metric' {
    BeforeEach { $store = New-StorePath }

    It 'keeps what it has stored when it is stopped with <How>' -ForEach @(
        @{ How = 'Stop()'; Stop = { $args[0].Stop() } }
        @{ How = 'BeginStop()'; Stop = { $args[0].EndStop($args[0].BeginStop($null, $null)) } }
    ) {
        $endless = Start-Endless $store
        try {
            & $Stop $endless.Session
            $endless.Session.InvocationStateInfo.State | Should -Be 'Stopped'
            Assert-Kept $store $endless.Output.Count
        }
        finally { $endless.Session.Dispose() }
    }

    It 'keeps what it has stored when the store is connected, and goes on using it' {
        Connect-MetricStore $store
        try {
            $endless = Start-Endless $store
            $endless.Session.Stop()
            $endless.Session.Dispose()
            Assert-Kept $store $endless.Output.Count
        }
        finally { Disconnect-MetricStore }
    }

    It 'keeps what it has stored when a later command needs no more' {
        $taken = & { for ($i = 1; ; $i++) { $i } } | Add-Metric m -PassThru -Store $store | Select-Object -First 10
        $taken.Count | Should -Be 10
        Assert-Kept $store 10
    }

    It 'keeps the few samples of a pipeline that ended early with an error' {
        { 1, 2, 3 | ForEach-Object { $_; if ($_ -eq 3) { throw 'stop' } } | Add-Metric m -Store $store } | Should -Throw 'stop'
        Assert-Kept $store 3
    }

    It 'keeps what it has stored when the process gets SIG<Signal>' -ForEach @(@{ Signal = 'INT' }, @{ Signal = 'KILL' }) {
        if ($env:OS -eq 'Windows_NT') { Set-ItResult -Skipped -Because 'Windows has no signals'; return }
        $endless = Start-EndlessProcess $store
        try {
            kill "-$Signal" $endless.Process.Id
            $run = Wait-Program $endless.Process 30
            $last = @($run.Output -split '\r?\n' -match '^\d+$' | ForEach-Object { [int]$_ }) + $endless.Acknowledged | Measure-Object -Maximum
            Assert-Kept $store $last.Maximum
        }
        finally { if (-not $endless.Process.HasExited) { $endless.Process.Kill() } }
    }
}

Describe 'Other commands' {
    It 'stop soon: <What>' -ForEach @(
        @{ What = 'Get-MetricSeries'; Script = 'Get-MetricSeries m -Store "{0}"' }
        @{ What = 'Export-Metric'; Script = 'while ($true) {{ Export-Metric "{1}" -Store "{0}"; "again" }}' }
    ) {
        $store = New-StorePath
        $file = New-StorePath 'stopped.csv'
        1..3000 | Add-Metric m -Store $store
        $session = [powershell]::Create()
        try {
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $session.AddScript("Import-Module '$(Get-ModulePath)'; while (`$true) { $($Script -f $store, $file) }").BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ($output.Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 30) { $null = $running.AsyncWaitHandle.WaitOne(10) }
            $output.Count | Should -BeGreaterThan 0
            $clock.Restart()
            $session.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        }
        finally { $session.Dispose() }
        @(Get-MetricSeries m -Store $store).Count | Should -Be 3000
        if (Test-Path $file) {
            $text = [IO.File]::ReadAllText($file)
            $text | Should -Match "`n$"
            @($text -split "`n").Count | Should -Be 3002 -Because 'a file is whole or not there'
        }
        @(Get-ChildItem (Split-Path $file) -Force | Where-Object { $_.Name -like '*stopped.csv*' -and $_.Name -ne 'stopped.csv' }).Count | Should -Be 0
    }
}
