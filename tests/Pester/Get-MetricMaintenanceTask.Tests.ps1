BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1"
    $obstacle = Get-SchedulerObstacle
}

BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Get-MetricMaintenanceTask' -Skip:([bool]$obstacle) {
    BeforeEach {
        $path = $env:PATH
        $crontab = Use-OwnCrontab
    }

    AfterEach { $env:PATH = $path }

    It 'gives nothing without tasks' { Get-MetricMaintenanceTask | Should -BeNullOrEmpty }

    It 'gives nothing where there is no cron' {
        $env:PATH = ''
        Get-MetricMaintenanceTask | Should -BeNullOrEmpty
    }

    It 'gives all tasks, or that of one store' {
        $one = New-StorePath
        $other = New-StorePath
        Register-MetricMaintenanceTask -Store $one
        Register-MetricMaintenanceTask -Store $other
        (Get-MetricMaintenanceTask).Store | Should -Be $one, $other
        (Get-MetricMaintenanceTask -Store $other).Store | Should -Be $other
        Get-MetricMaintenanceTask -Store (New-StorePath) | Should -BeNullOrEmpty
    }
}
