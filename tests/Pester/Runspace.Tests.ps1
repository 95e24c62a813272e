# Where scripts run beside each other: jobs, thread jobs, parallel loops, runspace pools; and inside other modules.

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $manifest = Get-ModulePath
    $quoted = $manifest.Replace("'", "''")

    # The open handles of a process on files that begin with a path.
    function Get-HandleCount([string] $Path) {
        @(Get-ChildItem /proc/self/fd -ErrorAction Ignore | Where-Object { "$($_.LinkTarget)".StartsWith($Path) }).Count
    }
}

Describe 'The module in <Kind>' -ForEach @(
    @{ Kind = 'a background job'; Start = 'Start-Job' }, @{ Kind = 'a thread job'; Start = 'Start-ThreadJob' }
) {
    It 'records, asks, and hands results over that can be piped back' {
        if (-not (Get-Command $Start -ErrorAction Ignore)) { Set-ItResult -Skipped -Because "there is no $Start"; return }
        $store = New-StorePath
        $job = & $Start { Import-Module $args[0]; 1..5 | Add-Metric m -Tag 'host=a' -Store $args[1]; Get-MetricSeries m -Store $args[1] } -ArgumentList $manifest, $store
        $samples = $job | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop
        $samples.Value | Should -Be 1, 2, 3, 4, 5
        $copy = New-StorePath
        $samples | Add-Metric -Store $copy
        (Get-MetricSeries m -Store $copy).Timestamp | Should -Be (Get-MetricSeries m -Store $store).Timestamp
    }

    It 'loses nothing when four of them add at once' {
        if (-not (Get-Command $Start -ErrorAction Ignore)) { Set-ItResult -Skipped -Because "there is no $Start"; return }
        $store = New-StorePath
        $jobs = foreach ($writer in 1..4) {
            & $Start { Import-Module $args[0]; foreach ($i in 1..10) { 1..5 | Add-Metric m -Tag "writer=$($args[2])" -Store $args[1] } } -ArgumentList $manifest, $store, $writer
        }
        $jobs | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop
        (Get-MetricSnapshot m -Store $store | ForEach-Object { "$($_.Tag) $($_.Count)" }) | Should -Be 'writer=1 50', 'writer=2 50', 'writer=3 50', 'writer=4 50'
    }
}

Describe 'The module in runspaces of one process' {
    It 'is imported by eight at once, as the first that any of them does' {
        if ($PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'; return }
        $store = New-StorePath
        $run = Invoke-Pwsh @('-Command', @"
`$ErrorActionPreference = 'Stop'
1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
    Import-Module '$quoted'
    foreach (`$i in 1..10) { 1..5 | Add-Metric m -Tag "writer=`$_" -Store '$store' }
    (Get-Command -Module MetricsTools).Count
}
[Runtime.Loader.AssemblyLoadContext]::All.Where({ `$_.Name -eq 'MetricsTools' }).Count
"@)
        $run.Error | Should -BeNullOrEmpty
        $count = (Import-PowerShellDataFile $manifest).CmdletsToExport.Count
        $run.Output -split '\r?\n' | Should -Be (@($count) * 8 + 1)
        (Get-MetricSnapshot m -Store $store | ForEach-Object { "$($_.Tag) $($_.Count)" }) | Should -Be (1..8 | ForEach-Object { "writer=$_ 50" })
    }

    It 'comes with the initial state of a pool whose eight runspaces add at once: <What>' -ForEach @(
        @{ What = 'with -Store'; Script = '1..5 | Add-Metric m -Tag "writer=$writer" -Store $store' }
        @{ What = 'when connected'; Script = 'Connect-MetricStore $store; 1..5 | Add-Metric m -Tag "writer=$writer"' }
    ) {
        $store = New-StorePath
        $run = Invoke-Pwsh @('-Command', @"
`$ErrorActionPreference = 'Stop'
`$state = [initialsessionstate]::CreateDefault2()
`$state.ImportPSModule('$quoted')
`$pool = [runspacefactory]::CreateRunspacePool(8, 8, `$state, `$Host)
`$pool.Open()
`$running = foreach (`$writer in 1..8) {
    `$shell = [powershell]::Create()
    `$shell.RunspacePool = `$pool
    `$null = `$shell.AddScript('param(`$store, `$writer) `$ErrorActionPreference = ''Stop''; foreach (`$i in 1..10) { $Script }').AddArgument('$store').AddArgument(`$writer)
    @{ Shell = `$shell; Result = `$shell.BeginInvoke() }
}
foreach (`$one in `$running) { `$one.Shell.EndInvoke(`$one.Result); `$one.Shell.Dispose() }
`$pool.Close(); `$pool.Dispose()
@(Get-ChildItem /proc/self/fd -ErrorAction Ignore | Where-Object { "`$(`$_.LinkTarget)".StartsWith('$store') }).Count
"@)
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be 0 -Because 'a closed runspace lets go of its store'
        (Get-MetricSnapshot m -Store $store | ForEach-Object { "$($_.Tag) $($_.Count)" }) | Should -Be (1..8 | ForEach-Object { "writer=$_ 50" })
    }
}

Describe 'The module inside another module' {
    BeforeEach {
        $folder = New-StorePath "$([guid]::NewGuid().ToString('N'))/Outer"
        $null = New-Item -ItemType Directory $folder
        Set-Content "$folder/Outer.psm1" 'function Add-Outer($Value, $Store) { Add-Metric outer $Value -Store $Store; (Get-MetricSeries outer -Store $Store).Value }'
        $store = New-StorePath
    }

    It 'works when it is <What>' -ForEach @(
        @{ What = 'imported by its script'; Manifest = ''; Prefix = 'Import-Module ''{0}''; ' }
        @{ What = 'among its required modules'; Manifest = 'RequiredModules = @(@{{ ModuleName = ''{0}''; ModuleVersion = ''0.1.0'' }})'; Prefix = '' }
        @{ What = 'nested in it'; Manifest = 'NestedModules = @(''{0}'')'; Prefix = '' }
    ) {
        Set-Content "$folder/Outer.psd1" "@{ ModuleVersion = '1.0'; RootModule = 'Outer.psm1'; FunctionsToExport = 'Add-Outer'; $($Manifest -f $quoted) }"
        Set-Content "$folder/Outer.psm1" "$($Prefix -f $quoted)$(Get-Content "$folder/Outer.psm1" -Raw)"
        $run = Invoke-Pwsh @('-Command', "Import-Module '$folder/Outer.psd1'; Add-Outer 1 '$store'; Import-Module '$folder/Outer.psd1' -Force; Add-Outer 2 '$store'; Import-Module '$quoted'; Add-Metric outer 3 -Store '$store'; Remove-Module Outer; @(Get-MetricSeries outer -Store '$store').Count")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be 1, 1, 2, 3
    }
}

Describe 'A store that is let go of' {
    It 'leaves no open file behind: <What>' -ForEach @(
        @{ What = 'after every command'; Script = '1..5 | Add-Metric m -Store $store; $null = Get-MetricSeries m -Store $store; try { Get-MetricSeries nothing -Store $store -ErrorAction Stop } catch { }' }
        @{ What = 'after Disconnect-MetricStore'; Script = 'Connect-MetricStore $store; 1..5 | Add-Metric m; $null = Get-MetricSeries m; Disconnect-MetricStore' }
        @{ What = 'after a stop in mid-pipeline'; Script = '1..5 | Add-Metric m -Store $store; $null = Get-MetricSeries m -Store $store | Select-Object -First 1' }
        @{ What = 'after another is connected'; Script = 'Connect-MetricStore $store; 1..5 | Add-Metric m; Connect-MetricStore "$store.other"; Disconnect-MetricStore' }
    ) {
        if (-not (Test-Path /proc/self/fd)) { Set-ItResult -Skipped -Because 'open files are counted in /proc'; return }
        $store = New-StorePath
        & ([scriptblock]::Create($Script))
        Get-HandleCount $store | Should -Be 0
        @(Get-MetricSeries m -Store $store).Count | Should -Be 5
    }

    It 'has all samples in its file when the process ends: <What>' -ForEach @(
        @{ What = 'at the end of a script'; Last = '' }, @{ What = 'by exit'; Last = 'exit 0' }, @{ What = 'by an error'; Last = 'throw "enough"' }
    ) {
        $store = New-StorePath
        $null = Invoke-WithModule "Connect-MetricStore '$store'; 1..5 | Add-Metric m; $Last"
        Get-Item "$store-wal" -ErrorAction Ignore | Should -BeNullOrEmpty
        @(Get-MetricSeries m -Store $store).Count | Should -Be 5
    }

    It 'keeps all samples when the process ends without a word' {
        $store = New-StorePath
        $null = Invoke-WithModule "Connect-MetricStore '$store'; 1..5 | Add-Metric m; [Environment]::Exit(0)"
        @(Get-MetricSeries m -Store $store).Count | Should -Be 5
    }
}
