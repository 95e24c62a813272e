BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1"
    $obstacle = Get-SchedulerObstacle
}

BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Register-MetricMaintenanceTask' -Skip:([bool]$obstacle) {
    BeforeEach {
        $path = $env:PATH
        $crontab = Use-OwnCrontab
        $store = New-StorePath "it's 100% of `$HOME.db"
    }

    AfterEach { $env:PATH = $path }

    It 'adds a line for the store to the crontab, once' {
        Set-Content -LiteralPath $crontab '0 4 * * * backup'
        Register-MetricMaintenanceTask -Store $store | Should -BeNullOrEmpty
        $task = Register-MetricMaintenanceTask -Store $store -PassThru
        $task | Should -BeOfType 'MetricsTools.MetricMaintenanceTask'
        $task.Store | Should -Be $store
        $task.Scheduler | Should -Be 'cron'
        $lines = @(Get-Content -LiteralPath $crontab)
        $lines.Count | Should -Be 3
        $lines[0] | Should -Be '0 4 * * * backup'
        $lines[1] | Should -Be "# $($task.Name) $store"
        $lines[2] | Should -BeLike '0 * * * * *Invoke-MetricRollup*'
    }

    It 'writes a command that PowerShell reads as it was meant' {
        Register-MetricMaintenanceTask -Store $store
        $line = (@(Get-Content -LiteralPath $crontab)[1] -split ' ', 6)[5].Replace('\%', '%')
        $command = ($line -split ' && ', 2)[1].Replace('Invoke-MetricRollup -Store', 'Write-Output')
        (Invoke-Pwsh @('-Command', "& sh -c '$($command.Replace("'", "''"))'")).Output | Should -Be $store
    }

    It 'shows what it would install with -WhatIf, and installs nothing' {
        $shown = (Invoke-WithModule "Register-MetricMaintenanceTask -Store '$($store.Replace("'", "''"))' -WhatIf").Output
        $shown | Should -BeLike "What if: Registering with cron:*0 \* \* \* \* *Invoke-MetricRollup*".Replace('\*', '`*')
        $crontab | Should -Not -Exist
    }

    It 'says what failed' {
        $env:PATH = ''
        $errors = try { Register-MetricMaintenanceTask -Store $store } catch { $_ }
        $errors.FullyQualifiedErrorId | Should -BeLike 'SchedulerFailed,*'
    }
}
