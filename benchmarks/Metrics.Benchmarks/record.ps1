# What it costs to record in the background, what becomes of a script whose store is not to be had, and what is lost.
param([Parameter(Mandatory)] [string] $Module)

. "$PSScriptRoot/figures.ps1"
Import-Module $Module

function Invoke-Nothing {
    [CmdletBinding()]
    param($Name, $Value)
}

# The median microseconds of a call, of five rounds after a warm-up; all commands in turn.
function Measure-Call([scriptblock[]] $Command) {
    $rounds = foreach ($round in -1..5) {
        $times = foreach ($one in $Command) { (Measure-Command $one).TotalMilliseconds }   # of 1,000 calls
        if ($round -gt 0) { , $times }
    }
    foreach ($i in 0..($Command.Count - 1)) { ($rounds | ForEach-Object { $_[$i] } | Sort-Object)[2] }
}

# How many of 1,000 measured calls failed, in percent, and the 95th of a hundred of their milliseconds, beside that of the same calls, in turn with them, into a
# store that is to be had: on a busy machine both are slow.
function Measure-Burden([string] $Path) {
    $failures = 0
    $times = [double[]]::new(1000)
    $others = [double[]]::new(1000)
    $clock = [Diagnostics.Stopwatch]::new()
    foreach ($i in 0..999) {
        $clock.Restart()
        try { Measure-Metric bench.burden { } -Store $Path -ErrorAction Stop -WarningAction SilentlyContinue } catch { $failures++ }
        $times[$i] = $clock.Elapsed.TotalMilliseconds
        $clock.Restart()
        Measure-Metric bench.burden { }
        $others[$i] = $clock.Elapsed.TotalMilliseconds
    }
    [array]::Sort($times)
    [array]::Sort($others)
    $failures / 10
    $times[949]
    $others[949]
}

function Write-Burden([string] $What, [string] $Path) {
    $failed, $time, $other = Measure-Burden $Path
    Write-Figure "1,000 measured calls while the store is ${What}: failures" $failed '%' 'without measuring' 0 0 'value'
    Write-Figure "1,000 measured calls while the store is ${What}: p95 of a call" $time 'ms' 'the same into a store that is to be had' $other 5 'value'
}

# A session of its own, which says how many samples it has recorded.
function Start-Session([string] $Script) {
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    foreach ($one in '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$Module'; $Script") { $start.ArgumentList.Add($one) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    [Diagnostics.Process]::Start($start)
}

function Get-SampleCount([string] $Name, [string] $Path) { [int](Get-MetricSnapshot $Name -Store $Path | Measure-Object Count -Sum).Sum }

try {
    Connect-MetricStore $store

    $empty, $add, $measure, $timers = Measure-Call { foreach ($i in 1..1000) { Invoke-Nothing bench.one 1 } }, { foreach ($i in 1..1000) { Add-Metric bench.one 1 -Buffered } },
        { foreach ($i in 1..1000) { Measure-Metric bench.block { } } }, { foreach ($i in 1..1000) { Stop-MetricTimer (Start-MetricTimer bench.timer) } }
    Write-Figure 'one Add-Metric -Buffered' $add 'us' 'an empty advanced function' $empty 0 'none'
    Write-Figure 'one Measure-Metric { }' $measure 'us' 'an empty advanced function' $empty 0 'none'
    Write-Figure 'one Start-MetricTimer with its Stop-MetricTimer' $timers 'us' 'an empty advanced function' $empty 0 'none'

    # Another process holds the write lock all the time.
    $locked = Join-Path $folder 'locked.db'
    Add-Metric bench.any 1 -Store $locked
    $holder = Start-Session "`$null = Add-Metric bench.any 1 -Store '$(Join-Path $folder 'any.db')'
        `$assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Microsoft.Data.Sqlite' }
        `$connection = [Activator]::CreateInstance(`$assembly.GetType('Microsoft.Data.Sqlite.SqliteConnection'), 'Data Source=$locked;Pooling=False')
        `$connection.Open(); `$command = `$connection.CreateCommand(); `$command.CommandText = 'BEGIN IMMEDIATE'; `$null = `$command.ExecuteNonQuery(); 'locked'; `$null = [Console]::In.ReadLine()"
    $null = $holder.StandardOutput.ReadLine()
    Write-Burden 'locked' $locked
    $holder.StandardInput.Close()
    $holder.WaitForExit()
    Add-Metric bench.burden.success 1 -Type Counter -Buffered -Store $locked
    Write-Figure '1,000 measured calls while the store was locked: stored afterwards' ((Get-SampleCount bench.burden.duration $locked) / 10) '%' 'recorded' 100 0 'none'

    # A file stands where the store's folder should.
    $nowhere = Join-Path $folder 'nowhere'
    Set-Content -LiteralPath $nowhere 'in the way'
    Write-Burden 'gone' (Join-Path $nowhere 'metrics.db')

    # The last one comes when the others are stored, so that nothing but time makes it visible.
    $path = Join-Path $folder 'visible.db'
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $session = Start-Session "foreach (`$i in 1..100) { Add-Metric bench.visible `$i -Buffered -Store '$path' }; [Threading.Thread]::Sleep(1000); Add-Metric bench.last 1 -Buffered -Store '$path'; 'recorded'; `$null = [Console]::In.ReadLine()"
    $null = $session.StandardOutput.ReadLine()
    $clock.Restart()
    while (-not (Test-Path $path) -or -not (Get-MetricDefinition bench.last -Store $path -ErrorAction Ignore)) { [Threading.Thread]::Sleep(50) }
    Write-Figure '100 recorded: visible to others, the last after' $clock.Elapsed.TotalSeconds 's' 'the interval of flushes' 10 60 'value'
    Write-Figure '100 recorded: lost' (100 - (Get-SampleCount bench.visible $path)) 'samples' 'recorded' 100 0 'value'
    $session.Kill()

    # A sample every ten milliseconds, and the process is killed between two.
    $lost = foreach ($round in 1..3) {
        $path = Join-Path $folder "killed$round.db"
        $session = Start-Session "for (`$i = 1; ; `$i++) { Add-Metric bench.killed `$i -Buffered -Store '$path'; [Console]::Out.WriteLine(`$i); [Threading.Thread]::Sleep(10) }"
        foreach ($line in 1..(150 + 7 * $round)) { $last = [int]$session.StandardOutput.ReadLine() }
        $session.Kill()
        while ($rest = $session.StandardOutput.ReadLine()) { $last = [int]$rest }
        $session.WaitForExit()
        $last - (Get-SampleCount bench.killed $path)
    }
    Write-Figure 'lost by kill -9, the most of three' ($lost | Measure-Object -Maximum).Maximum 'samples' 'recorded' $last 20 'value'

    $path = Join-Path $folder 'exit.db'
    $session = Start-Session "foreach (`$i in 1..107) { Add-Metric bench.exit `$i -Buffered -Store '$path' }; exit 3"
    $session.WaitForExit()
    Write-Figure 'lost by exit' (107 - (Get-SampleCount bench.exit $path)) 'samples' 'recorded' 107 0 'value'

    # An hour at a hundred a second, without the pauses. Asking stores what waits, of which there is never much in an hour.
    foreach ($i in 1..30000) { Add-Metric bench.hour $i -Buffered; if ($i % 500 -eq 0) { $null = Get-MetricDefinition bench.hour } }
    $memory = Get-HeldMemory
    foreach ($i in 1..360000) { Add-Metric bench.hour $i -Buffered; if ($i % 500 -eq 0) { $null = Get-MetricDefinition bench.hour } }
    Write-Figure 'an hour at 100 a second: memory that stays' ((Get-HeldMemory) - $memory) 'MB' 'before it' $memory 10 'value'
    Write-Figure 'an hour at 100 a second: lost' (390000 - (Get-SampleCount bench.hour $store)) 'samples' 'recorded' 390000 0 'value'
}
finally {
    Disconnect-MetricStore
    Remove-Item $folder -Recurse -Force
}
