BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1"
    $obstacle = Get-SchedulerObstacle
}

BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Unregister-MetricMaintenanceTask' -Skip:([bool]$obstacle) {
    BeforeEach {
        $path = $env:PATH
        $crontab = Use-OwnCrontab
        $store = New-StorePath
        Set-Content -LiteralPath $crontab '0 4 * * * backup'
        Register-MetricMaintenanceTask -Store $store
    }

    AfterEach { $env:PATH = $path }

    It 'removes the task of a store and nothing else' {
        Unregister-MetricMaintenanceTask $store
        Get-Content -LiteralPath $crontab | Should -Be '0 4 * * * backup'
    }

    It 'takes tasks from the pipeline' {
        Register-MetricMaintenanceTask -Store (New-StorePath)
        Get-MetricMaintenanceTask | Unregister-MetricMaintenanceTask
        Get-MetricMaintenanceTask | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Unregister-MetricMaintenanceTask $store -WhatIf
        (Get-MetricMaintenanceTask).Store | Should -Be $store
    }

    It 'gives an error for a store without a task' {
        { Unregister-MetricMaintenanceTask (New-StorePath) -ErrorAction Stop } | Should -Throw -ErrorId 'TaskNotFound,*'
    }
}
