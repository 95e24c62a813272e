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

    It 'keeps the store that is connected when another cannot be' {
        $path = New-StorePath
        $other = New-StorePath 'not-a-store.txt'
        Set-Content $other ('no database, ' * 100)
        Connect-MetricStore $path
        try {
            { Connect-MetricStore $other } | Should -Throw -ErrorId 'StoreNotDatabase,*'
            Add-Metric kept 1
            (Get-MetricStore).Path | Should -Be $path
        }
        finally { Disconnect-MetricStore }
    }

    It 'is inherited by what runs in parallel, which can choose for itself and leave' {
        if ($PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'; return }
        $path = New-StorePath
        $module = Get-ModulePath
        $own = 1..3 | ForEach-Object { New-StorePath }
        Connect-MetricStore $path
        try {
            0..2 | ForEach-Object -Parallel {
                Import-Module $using:module
                Add-Metric inherited $_
                Connect-MetricStore ($using:own)[$_]
                1..50 | ForEach-Object { Add-Metric own 1 }
                Remove-Module MetricsTools
            }
            Add-Metric after 1
            (Get-MetricStore).Path | Should -Be $path
            (Get-MetricSnapshot inherited).Count | Should -Be 3
            foreach ($one in $own) { (Get-MetricSnapshot own -Store $one).Count | Should -Be 50 }
        }
        finally { Disconnect-MetricStore }
    }

    It 'can be left in the middle of a pipeline that records, without losing anything' {
        $path = New-StorePath
        Connect-MetricStore $path
        1..30 | ForEach-Object { if ($_ -eq 20) { Disconnect-MetricStore }; $_ } | Add-Metric x
        (Get-MetricSnapshot x -Store $path).Count | Should -Be 30
    }

    It 'sees that its file was replaced' {
        $path = New-StorePath
        $backup = New-StorePath
        Add-Metric old 1 -Store $path
        Connect-MetricStore $backup
        Add-Metric old 1
        Disconnect-MetricStore
        Connect-MetricStore $path
        try {
            Add-Metric x 1
            Remove-Item "$path*"
            Copy-Item $backup $path
            Add-Metric x 2
            (Get-MetricSeries x).Value | Should -Be 2
        }
        finally { Disconnect-MetricStore }
        (Get-MetricSeries x -Store $path).Value | Should -Be 2
    }
}
