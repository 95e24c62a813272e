# What the tests share: the module under test, fresh stores, samples with a history, and child processes.

$script:ModulePath = if ($env:METRICSTOOLS_MODULE) { $env:METRICSTOOLS_MODULE } else { (Resolve-Path "$PSScriptRoot/../../MetricsTools.psd1").Path }
$script:PwshPath = (Get-Process -Id $PID).Path
if (-not (Get-Module MetricsTools)) { Import-Module $ModulePath -Global -ErrorAction Stop }

# A test that forgets -Store must not find the store of whoever runs it.
$env:METRICSTOOLS_STORE = Join-Path ([IO.Path]::GetTempPath()) "metricstools-tests-$PID/nobody.db"
$env:METRICSTOOLS_USER_CONFIG = Join-Path ([IO.Path]::GetTempPath()) "metricstools-tests-$PID/user/config.json"
$env:METRICSTOOLS_MACHINE_CONFIG = Join-Path ([IO.Path]::GetTempPath()) "metricstools-tests-$PID/machine/config.json"
Remove-Item Env:METRICSTOOLS_PRIVACY, Env:METRICSTOOLS_PRIVACY_KEY, Env:METRICSTOOLS_ENABLED -ErrorAction Ignore

function Get-ModulePath { $script:ModulePath }

# A path where no store is yet, below the running test's drive.
function New-StorePath([string] $Name = "$([guid]::NewGuid().ToString('N')).db") {
    $folder = (Get-PSDrive TestDrive).Root
    Join-Path $folder $Name
}

# What a package holds: the manifest and its module folder.
function Copy-Module([string] $Folder) {
    $null = New-Item -ItemType Directory $Folder
    Copy-Item -LiteralPath $script:ModulePath, (Join-Path (Split-Path $script:ModulePath) 'module') -Destination $Folder -Recurse
}

# Samples one minute apart, the newest at -Before before now.
function New-History {
    param([string] $Name, [object[]] $Value, [timespan] $Before = '00:01', [timespan] $Step = '00:01', [hashtable] $Tag = @{}, [string] $Kind = 'Gauge')

    $time = [DateTimeOffset]::UtcNow - $Before - [timespan]::FromTicks($Step.Ticks * ($Value.Count - 1))
    foreach ($one in $Value) {
        [pscustomobject]@{ Name = $Name; Value = $one; Timestamp = $time; Tag = $Tag; Kind = $Kind }
        $time += $Step
    }
}

# Whole numbers in an order of their own, around 100, without a trend: a history that is easy to deviate from.
function Get-SteadyValue([int] $Count = 30) {
    foreach ($place in 1..$Count) { 100 + ($place * 7) % 11 - 5 }
}

# The same moment of an hour, some hours ago.
function Get-HourStart([int] $HoursAgo) {
    $now = [DateTimeOffset]::UtcNow
    [DateTimeOffset]::new($now.Year, $now.Month, $now.Day, $now.Hour, 0, 0, [timespan]::Zero).AddHours(-$HoursAgo)
}

# Runs what can write errors, and gives what came out of each stream.
function Invoke-Captured([scriptblock] $Script) {
    $errors = [Collections.Generic.List[object]]::new()
    $warnings = [Collections.Generic.List[string]]::new()
    $verbose = [Collections.Generic.List[string]]::new()
    $output = [Collections.Generic.List[object]]::new()
    & $Script 2>&1 3>&1 4>&1 | ForEach-Object {
        switch ($_) {
            { $_ -is [Management.Automation.ErrorRecord] } { $errors.Add($_); break }
            { $_ -is [Management.Automation.WarningRecord] } { $warnings.Add($_.Message); break }
            { $_ -is [Management.Automation.VerboseRecord] } { $verbose.Add($_.Message); break }
            default { $output.Add($_) }
        }
    }
    [pscustomobject]@{ Output = $output.ToArray(); Error = $errors.ToArray(); Warning = $warnings.ToArray(); Verbose = $verbose.ToArray() }
}

# Arguments as one text, which is all that .NET Framework takes.
function ConvertTo-CommandLine([string[]] $Argument) {
    $quoted = foreach ($one in $Argument) {
        if ($one -and $one -notmatch '[\s"]') { $one }
        else { '"' + ($one -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"' }
    }
    $quoted -join ' '
}

# Starts a program with its streams redirected; the caller ends it.
function Start-Program([string] $Path, [string[]] $Argument, [hashtable] $Environment = @{}) {
    $start = [Diagnostics.ProcessStartInfo]::new($Path, (ConvertTo-CommandLine $Argument))
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.Environment['NO_COLOR'] = '1'
    foreach ($key in $Environment.Keys) { $start.Environment[$key] = $Environment[$key] }
    [Diagnostics.Process]::Start($start)
}

function Start-Pwsh([string[]] $Argument, [hashtable] $Environment = @{}) {
    Start-Program $script:PwshPath (@('-NoProfile', '-NonInteractive') + $Argument) $Environment
}

# Waits for a program, and gives its exit code and what it wrote.
function Wait-Program([Diagnostics.Process] $Process, [int] $Seconds = 60) {
    $Process.StandardInput.Close()
    $output = $Process.StandardOutput.ReadToEndAsync()
    $errors = $Process.StandardError.ReadToEndAsync()
    if (-not $Process.WaitForExit($Seconds * 1000)) {
        if ($PSEdition -eq 'Core') { $Process.Kill($true) } else { $null = taskkill /T /F /PID $Process.Id }
        throw "$($Process.StartInfo.FileName) $($Process.StartInfo.Arguments) did not end within $Seconds s: $($errors.GetAwaiter().GetResult())"
    }
    $Process.WaitForExit()
    [pscustomobject]@{ ExitCode = $Process.ExitCode; Output = $output.GetAwaiter().GetResult().Trim(); Error = $errors.GetAwaiter().GetResult().Trim() }
}

# A whole child PowerShell: its exit code and streams.
function Invoke-Pwsh([string[]] $Argument, [hashtable] $Environment = @{}) {
    Wait-Program (Start-Pwsh $Argument $Environment)
}

# A child PowerShell that has the module.
function Invoke-WithModule([string] $Script, [hashtable] $Environment = @{}) {
    Invoke-Pwsh @('-Command', "Import-Module '$script:ModulePath'; $Script") $Environment
}

# The blocks of PowerShell in a Markdown file, in order, each with the block of output that follows it.
function Get-CodeBlock([string] $Path) {
    $text = (Get-Content -LiteralPath $Path -Raw) -replace '\r'
    $place = 0
    foreach ($match in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```$(?:\n\n```output\n(.*?)\n```$)?')) {
        @{ Place = ++$place; Code = $match.Groups[1].Value; Output = $match.Groups[2].Value }
    }
}

# Runs examples in a child PowerShell, where each session has a store and a folder of its own. Gives what each block showed, session by session.
function Invoke-Example([string[][]] $Session) {
    $folder = (New-Item -ItemType Directory (New-StorePath "examples-$([guid]::NewGuid().ToString('N'))")).FullName
    $sessionPath = Join-Path $folder 'sessions.json'
    $resultPath = Join-Path $folder 'results.json'
    ConvertTo-Json @($Session.ForEach({ @{ Code = @($_) } })) -Depth 4 | Set-Content -LiteralPath $sessionPath -Encoding UTF8
    $run = Wait-Program -Seconds 600 (Start-Pwsh @(
            '-File', "$PSScriptRoot/Invoke-Example.ps1", '-Module', $script:ModulePath, '-SessionPath', $sessionPath, '-Folder', $folder, '-ResultPath', $resultPath))
    if ($run.ExitCode -ne 0 -or $run.Error) { throw "The examples could not be run: $($run.Error)" }
    foreach ($one in Get-Content -LiteralPath $resultPath -Raw | ConvertFrom-Json) { , @($one.Shown) }
}

# Runs SQL with the module's own SQLite, which lives in a load context that no literal reaches. Answers with the first value.
function Invoke-Sql([string] $Path, [string] $Sql) {
    $connection = New-SqlConnection $Path
    try {
        $command = $connection.CreateCommand()
        $command.CommandText = $Sql
        $command.ExecuteScalar()
        $command.Dispose()
    }
    finally { $connection.Dispose() }
}

function New-SqlConnection([string] $Path) {
    $any = New-StorePath
    Add-Metric load 1 -Store $any   # makes sure that SQLite is loaded
    $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' }
    $connection = [Activator]::CreateInstance($assembly.GetType('Microsoft.Data.Sqlite.SqliteConnection'), "Data Source=$Path;Pooling=False")
    $connection.Open()
    $connection
}

# A child process that holds the write lock of a store until it is told to end by a line on its input.
function Start-LockHolder([string] $Path) {
    $script = @'
param($helper, $path, $any)
Import-Module $helper
Add-Metric load 1 -Store $any
$assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' }
$connection = [Activator]::CreateInstance($assembly.GetType('Microsoft.Data.Sqlite.SqliteConnection'), "Data Source=$path;Pooling=False")
$connection.Open()
$command = $connection.CreateCommand()
$command.CommandText = 'BEGIN IMMEDIATE'
$null = $command.ExecuteNonQuery()
'locked'
$null = [Console]::In.ReadLine()
$command.CommandText = 'COMMIT'
$null = $command.ExecuteNonQuery()
$connection.Dispose()
'@
    $file = New-StorePath 'hold-lock.ps1'
    Set-Content -LiteralPath $file $script
    $process = Start-Pwsh @('-File', $file, "$PSScriptRoot/TestHelper.psm1", $Path, (New-StorePath))
    $line = $process.StandardOutput.ReadLine()
    if ($line -ne 'locked') { throw "The lock could not be had: $line $($process.StandardError.ReadToEnd())" }
    $process
}

function Stop-LockHolder([Diagnostics.Process] $Process) {
    $Process.StandardInput.WriteLine()
    $null = Wait-Program $Process
}

# Why file permissions cannot be tested here, or nothing. They mean nothing to root: then another user is needed.
function Get-PermissionObstacle {
    if ($env:OS -eq 'Windows_NT') { return 'permissions are set in another way on Windows' }
    if ((id -u) -eq 0 -and -not (Get-Command setpriv -CommandType Application -ErrorAction Ignore)) { 'root may write everywhere, and setpriv is missing' }
}

# Runs a child PowerShell that permissions hold for, in a home of its own, with the module.
function Invoke-Unprivileged([string] $Script, [string] $Module = $script:ModulePath) {
    $nest = New-StorePath "home-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item -ItemType Directory $nest
    chmod 777 $nest
    $arguments = @('-NoProfile', '-NonInteractive', '-Command', "Import-Module '$($Module.Replace("'", "''"))'; $Script")
    $environment = @{ HOME = $nest; TMPDIR = $nest; XDG_CACHE_HOME = $nest; METRICSTOOLS_STORE = "$nest/metrics.db" }
    if ((id -u) -ne 0) { return Wait-Program (Start-Program $script:PwshPath $arguments $environment) }
    Wait-Program (Start-Program setpriv (@('--reuid=65534', '--regid=65534', '--clear-groups', $script:PwshPath) + $arguments) $environment)
}

# Why the tasks of a scheduler cannot be tested here, or nothing: real ones are not touched.
function Get-SchedulerObstacle {
    if ($env:OS -eq 'Windows_NT') { return 'tasks of the Task Scheduler would be real ones' }
    if (Test-Path /run/systemd/system) { 'timers of systemd would be real ones' }
}

# A crontab of its own for what follows: a program of that name before all others, which keeps its text in a file. Gives the file's path.
function Use-OwnCrontab {
    $folder = New-StorePath "cron-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item -ItemType Directory $folder
    $file = Join-Path $folder 'crontab.txt'
    $program = Join-Path $folder 'crontab'
    Set-Content -LiteralPath $program "#!/bin/sh`nif [ `"`$1`" = -l ]; then cat '$file' 2>/dev/null || { echo 'no crontab for you' >&2; exit 1; }; else cat > '$file'; fi"
    chmod +x $program
    $env:PATH = $folder + [IO.Path]::PathSeparator + $env:PATH
    $file
}

Export-ModuleMember -Function *
