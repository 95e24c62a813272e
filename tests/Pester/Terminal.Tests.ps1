# What is drawn on a real terminal: tmux stands in for whoever looks at it and presses keys.

BeforeDiscovery {
    $obstacle = if ($env:OS -eq 'Windows_NT') { 'Windows has no tmux' } elseif (-not (Get-Command tmux -CommandType Application -ErrorAction Ignore)) { 'tmux is not installed' }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:server = "metricstools-$PID"

    function Invoke-Tmux { tmux -L $server -f /dev/null @args 2>&1 }

    # A PowerShell with the module in a terminal of its own.
    function Start-Terminal([int] $Width = 80, [int] $Height = 24, [hashtable] $Environment = @{}) {
        $variables = @{ METRICSTOOLS_STORE = $store } + $Environment
        $set = $variables.Keys.ForEach({ "$_=$($variables[$_])" })
        $pwsh = (Get-Process -Id $PID).Path
        $null = Invoke-Tmux new-session -d -s test -x $Width -y $Height env -u NO_COLOR -u CI -u TF_BUILD @set $pwsh -NoProfile -NoLogo
        Send-Line "Import-Module '$(Get-ModulePath)'; Clear-Host; 'is ' + 'ready'"
        Wait-Screen 'is ready'
    }

    function Get-Screen([switch] $Colour) { if ($Colour) { Invoke-Tmux capture-pane -e -p -t test } else { Invoke-Tmux capture-pane -p -t test } }

    function Send-Key { $null = Invoke-Tmux send-keys -t test @args }

    function Send-Line([string] $Text) { Send-Key -l $Text; Send-Key Enter }

    # Looks at the screen until it shows something.
    function Wait-Screen([string] $Pattern) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $pause = [Threading.ManualResetEvent]::new($false)
        while ((Get-Screen | Out-String) -notmatch $Pattern) {
            if ($clock.Elapsed.TotalSeconds -gt 60) { throw "The terminal never showed '$Pattern': $(Get-Screen | Out-String)" }
            $null = $pause.WaitOne(50)
        }
    }

    function Stop-Terminal { $null = Invoke-Tmux kill-server }
}

Describe 'On a terminal' -ForEach @{ Obstacle = $obstacle } {
    BeforeEach {
        if ($Obstacle) { Set-ItResult -Skipped -Because $Obstacle; return }
        $script:store = New-StorePath
        New-History load (Get-SteadyValue 50) -Tag @{ host = 'web1' } | Add-Metric -Store $store
        New-History load (Get-SteadyValue 50) -Tag @{ host = 'web2' } | Add-Metric -Store $store
        New-History queue (1..50) | Add-Metric -Store $store
    }

    AfterEach { if (-not $Obstacle) { Stop-Terminal } }

    It 'the dashboard fills the screen, obeys keys, and gives the screen and the keys back' {
        if ($Obstacle) { return }
        Start-Terminal
        Send-Line 'Show-MetricDashboard'
        Wait-Screen 'Series by severity: 3'
        $screen = Get-Screen
        $screen.Count | Should -Be 24
        $screen[0] | Should -Match '^MetricsTools .* last 1 h  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$'
        $screen[23] | Should -BeLike 'q quit*'

        Send-Key r; Wait-Screen 'last 24 h'
        Send-Key s; Wait-Screen 'Series by name'
        Send-Key -l '/web2'; Wait-Screen 'filter: web2_'
        Send-Key Enter; Wait-Screen "Series by name: 1, filter 'web2'"
        Send-Key '?'; Wait-Screen 'next range: 1 h, 24 h, 7 d, 30 d, 90 d'
        Send-Key x; Wait-Screen "filter 'web2'"
        Send-Key Space; Wait-Screen 'PAUSED'
        Send-Key Space; Wait-Screen '(?m)^MetricsTools (?!.*PAUSED)'

        # What is typed that has no meaning leaves no trace.
        Send-Key -l 'yyyy'
        Get-Screen | Should -Not -Match 'yyyy'

        Send-Key q; Wait-Screen 'is ready'
        Send-Line "'keys are ' + 'mine again'"
        Wait-Screen 'keys are mine again'
        Get-Screen | Should -Not -Match 'Series by'
    }

    It 'the dashboard follows the size of the terminal' {
        if ($Obstacle) { return }
        Start-Terminal
        Send-Line 'Show-MetricDashboard'
        Wait-Screen 'Series by severity: 3'
        $null = Invoke-Tmux resize-window -t test -x 160 -y 40
        Wait-Screen '(?m)^\S+ Series by severity: 3 \S{40,}  \S+ Alerts'
        @(Get-Screen).Count | Should -Be 40
        $null = Invoke-Tmux resize-window -t test -x 60 -y 15
        Wait-Screen '(?m)^\S+ Series by severity: 3 \S{20,40}$'
        @(Get-Screen).Count | Should -Be 15
    }

    It 'the dashboard shows what is recorded meanwhile, and ends with Ctrl+C' {
        if ($Obstacle) { return }
        Start-Terminal
        Send-Line 'Show-MetricDashboard'
        Wait-Screen 'Series by severity: 3'
        Add-Metric brand.new 7.5 -Store $store
        Wait-Screen 'brand\.new +7\.50'
        Send-Key C-c
        Wait-Screen 'is ready'
        Send-Line "'keys are ' + 'mine again'"
        Wait-Screen 'keys are mine again'
    }

    It 'the dashboard tells of a store that vanishes, and shows it when it is back' {
        if ($Obstacle) { return }
        Start-Terminal
        Send-Line 'Show-MetricDashboard'
        Wait-Screen 'Series by severity: 3'
        $aside = New-StorePath 'aside'
        $null = New-Item -ItemType Directory $aside
        Move-Item "$store*" $aside
        Wait-Screen 'no store at'
        Move-Item "$aside/*" (Split-Path $store)
        Wait-Screen 'Series by severity: 3'
    }

    It 'the dashboard of an empty store says what to do, and then shows what was recorded' {
        if ($Obstacle) { return }
        $script:store = New-StorePath
        Register-MetricDefinition first.one -Store $store
        Start-Terminal
        Send-Line 'Show-MetricDashboard'
        Wait-Screen 'No data available'
        Wait-Screen 'Get-Process \| Add-Metric'
        Add-Metric first.one 3 -Store $store
        Wait-Screen 'first\.one +3\.00'
    }

    It 'colours are used, but not with NO_COLOR' {
        if ($Obstacle) { return }
        Start-Terminal -Width 100 -Height 40
        Send-Line 'Get-MetricSeries queue | Show-MetricChart -Height 12; "and " + "done"'
        Wait-Screen 'and done'
        Get-Screen -Colour | Where-Object { $_ -match '\e\[36m' } | Should -Not -BeNullOrEmpty
        Send-Line '$env:NO_COLOR = 1; Clear-Host; Get-MetricSeries queue | Show-MetricChart -Height 12; "and " + "plain"'
        Wait-Screen 'and plain'
        Get-Screen -Colour | Where-Object { $_ -match '\e\[36m' } | Should -BeNullOrEmpty
    }

    It 'a dumb terminal gets one plain frame' {
        if ($Obstacle) { return }
        Start-Terminal -Environment @{ TERM = 'dumb' } -Height 60
        Send-Line 'Show-MetricDashboard; "and " + "done"'
        Wait-Screen 'and done'
        Get-Screen | Where-Object { $_ -match 'Series by severity: 3' } | Should -Not -BeNullOrEmpty
    }
}
