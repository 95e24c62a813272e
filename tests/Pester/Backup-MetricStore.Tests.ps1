BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Backup-MetricStore' {
    BeforeEach {
        $store = New-StorePath
        $copy = New-StorePath
        1..10 | Add-Metric a -Store $store
    }

    It 'makes one file that is a store with all samples' {
        Backup-MetricStore $copy -Store $store | Should -BeNullOrEmpty
        "$copy-wal" | Should -Not -Exist
        (Get-MetricStore $copy).SampleCount | Should -Be 10
        (Get-MetricSeries a -Store $copy).Value | Should -Be (1..10)
    }

    It 'works on the connected store, and in the session''s own location' {
        Connect-MetricStore $store
        Push-Location (Split-Path $copy)
        try {
            Add-Metric a 11
            $file = Backup-MetricStore (Split-Path $copy -Leaf) -PassThru
            $file | Should -BeOfType IO.FileInfo
            $file.FullName | Should -Be $copy
            (Get-MetricStore $copy).SampleCount | Should -Be 11
            Add-Metric a 12
            (Get-MetricStore).SampleCount | Should -Be 12
        }
        finally {
            Pop-Location
            Disconnect-MetricStore
        }
    }

    It 'is whole while another process writes' {
        $writer = Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; Connect-MetricStore '$store'; 'ready'; 1..300 | ForEach-Object { 1..20 | Add-Metric work }")
        $null = $writer.StandardOutput.ReadLine()
        foreach ($number in 1..5) {
            $file = New-StorePath
            Backup-MetricStore $file -Store $store
            Test-MetricStore $file -Quiet | Should -BeTrue
            $count = @(Get-MetricSeries work -Store $file -ErrorAction Ignore).Count
            $count % 20 | Should -Be 0
        }
        (Wait-Program $writer).ExitCode | Should -Be 0
        Backup-MetricStore $copy -Store $store
        @(Get-MetricSeries work -Store $copy).Count | Should -Be 6000
    }

    It 'replaces a file with -Force alone' {
        Set-Content -LiteralPath $copy 'notes'
        { Backup-MetricStore $copy -Store $store } | Should -Throw '*exists already*' -ErrorId 'BackupExists,*'
        Get-Content -LiteralPath $copy | Should -Be 'notes'
        Backup-MetricStore $copy -Store $store -Force
        (Get-MetricStore $copy).SampleCount | Should -Be 10
        Add-Metric a 11 -Store $store
        Backup-MetricStore $copy -Store $store -Force
        (Get-MetricStore $copy).SampleCount | Should -Be 11
    }

    It 'never replaces a store that is in use, nor the store itself' {
        Add-Metric b 1 -Store $copy
        { Backup-MetricStore $copy -Store $store -Force } | Should -Throw -ErrorId 'BackupInUse,*'
        { Backup-MetricStore $store -Store $store -Force } | Should -Throw -ErrorId 'FileIsStore,*'
        (Get-MetricDefinition -Store $copy).Name | Should -Be 'b'
    }

    It 'writes nothing with -WhatIf' {
        Backup-MetricStore $copy -Store $store -WhatIf
        $copy | Should -Not -Exist
    }

    It 'gives an error without a store, and leaves no file' {
        { Backup-MetricStore $copy -Store (New-StorePath) } | Should -Throw 'no store at *'
        { Backup-MetricStore (Join-Path $copy 'none/x.db') -Store $store } | Should -Throw 'There is no folder *'
        $copy | Should -Not -Exist
    }
}
