BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Connect-MetricStore' {
    BeforeEach { $store = New-StorePath }
    AfterEach { Disconnect-MetricStore }

    It 'chooses the store for the commands that follow' {
        Connect-MetricStore $store
        Add-Metric m 1
        (Get-MetricSeries m).Value | Should -Be 1
        (Get-MetricStore).Path | Should -Be $store
    }

    It 'leaves making a store to the first sample' {
        Connect-MetricStore -Store $store
        $store | Should -Not -Exist
        { Get-MetricSeries m } | Should -Throw "no store at $store"
        $store | Should -Not -Exist
        Add-Metric m 1
        $store | Should -Exist
    }

    It 'yields to -Store, and wins over $env:METRICSTOOLS_STORE' {
        Connect-MetricStore $store
        $other = New-StorePath
        Add-Metric m 2 -Store $other
        $before = $env:METRICSTOOLS_STORE
        try {
            $env:METRICSTOOLS_STORE = $other
            { Get-MetricSeries m } | Should -Throw 'no store at *'
            Disconnect-MetricStore
            (Get-MetricSeries m).Value | Should -Be 2
        }
        finally { $env:METRICSTOOLS_STORE = $before }
    }

    It 'writes the store with -PassThru when it is there' {
        Connect-MetricStore $store -PassThru | Should -BeNullOrEmpty
        Add-Metric m 1
        $info = Connect-MetricStore $store -PassThru
        $info.IsConnected | Should -BeTrue
        $info.SampleCount | Should -Be 1
    }

    It 'holds in other runspaces of the process too' {
        Connect-MetricStore $store
        $module = Get-ModulePath
        $session = [powershell]::Create()
        try { $null = $session.AddScript("Import-Module '$module'; Add-Metric m 5").Invoke() }
        finally { $session.Dispose() }
        (Get-MetricSeries m).Value | Should -Be 5
    }

    It 'refuses what is no store, and stays with none' {
        Set-Content $store 'text'
        { Connect-MetricStore $store } | Should -Throw '*not a metrics store*'
        Get-Content $store | Should -Be 'text'
        { Connect-MetricStore (Split-Path $store) } | Should -Throw '*is a directory*'
    }

    It 'notices that the file was removed, and makes a new one' {
        Connect-MetricStore $store
        Add-Metric m 1
        Remove-Item "$store*"
        { Get-MetricSeries m } | Should -Throw 'no store at *'
        Add-Metric m 2
        (Get-MetricSeries m).Value | Should -Be 2
    }
}
