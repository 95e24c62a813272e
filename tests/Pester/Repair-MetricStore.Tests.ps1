BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Repair-MetricStore' {
    BeforeAll {
        # A store whose one row of the hot log is damaged; its other samples are in blocks.
        function New-DamagedStore {
            $store = New-StorePath
            1..10 | Add-Metric a -Store $store
            $null = Invoke-MetricRollup $store
            1..3 | Add-Metric b -Store $store
            $null = Invoke-Sql $store 'UPDATE hot SET data = CAST(substr(data, 1, length(data) - 4) || x''00000000'' AS BLOB)'
            $store
        }
    }

    It 'leaves a sound store as it is, and asks nothing' {
        $store = New-StorePath
        1..10 | Add-Metric a -Store $store
        $result = Repair-MetricStore $store
        $result | Should -BeOfType 'MetricsTools.MetricStoreRepair'
        $result.Path | Should -Be $store
        $result.KeptSamples, $result.LostSamples, $result.LostHours, $result.LostDays | Should -Be 10, 0, 0, 0
        $result.BackupPath | Should -BeNullOrEmpty
        $result.LostSeries | Should -BeNullOrEmpty
        $result.Steps | Should -BeNullOrEmpty
        $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
        Repair-MetricStore $store -WhatIf | Should -BeNullOrEmpty
    }

    It 'removes what is damaged, keeps the rest, and names the series' {
        $store = New-DamagedStore
        Test-MetricStore $store -Quiet | Should -BeFalse
        { Get-MetricSeries a -Store $store } | Should -Throw '*Repair-MetricStore*'
        $captured = Invoke-Captured { Repair-MetricStore $store -Confirm:$false -Verbose }
        $result = $captured.Output[0]
        $result.KeptSamples, $result.LostSamples | Should -Be 10, 3
        $result.LostSeries | Should -Be b
        $captured.Verbose | Should -Contain 'Row 2 of the hot log, with 3 samples, is damaged and was removed.'
        $captured.Verbose[-1] | Should -BeLike 'Kept: 10 samples, * Lost: 3 samples, 0 hours, 0 days.'
        (Get-MetricSeries a -Store $store).Value | Should -Be (1..10)
        Test-MetricStore $store -Quiet | Should -BeTrue
    }

    It 'is not needed to export what is not damaged' {
        $store = New-DamagedStore
        $file = New-StorePath 'rest.csv'
        $captured = Invoke-Captured { Export-Metric $file -Store $store }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'StoreCorrupt,*'
        @(Import-Csv -LiteralPath $file | Where-Object Name -eq a).Count | Should -Be 10
    }

    It 'says what is damaged and changes nothing with -WhatIf' {
        $store = New-DamagedStore
        $before = Invoke-Sql $store 'SELECT hex(data) FROM hot'
        Repair-MetricStore $store -WhatIf | Should -BeNullOrEmpty
        Invoke-Sql $store 'SELECT hex(data) FROM hot' | Should -Be $before
    }

    It 'has a high impact, so that it asks before it removes anything' {
        $attribute = (Get-Command Repair-MetricStore).ImplementingType.GetCustomAttributes($true) | Where-Object { $_ -is [Management.Automation.CmdletAttribute] }
        $attribute.ConfirmImpact | Should -Be High
    }

    It 'makes a store anew whose pages are damaged, and keeps the old file' {
        $store = New-StorePath
        1..100 | Add-Metric a -Store $store
        $null = Invoke-MetricRollup $store
        $null = Invoke-Sql $store 'PRAGMA journal_mode = DELETE'
        $page = Invoke-Sql $store "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_series_1'"
        $bytes = [IO.File]::ReadAllBytes($store)
        foreach ($offset in 0..4095) { $bytes[($page - 1) * 4096 + $offset] = 0 }
        [IO.File]::WriteAllBytes($store, $bytes)

        $result = Repair-MetricStore $store -Confirm:$false
        $result.KeptSamples, $result.LostSamples | Should -Be 100, 0
        $result.BackupPath | Should -BeLike "$store.damaged-*"
        (Get-Item -LiteralPath $result.BackupPath).Length | Should -Be $bytes.Length
        Test-MetricStore $result.BackupPath -Quiet | Should -BeFalse
        (Get-MetricSeries a -Store $store).Value | Should -Be (1..100)
        Test-MetricStore $store -Quiet | Should -BeTrue
    }

    It 'takes files from the pipeline' {
        $folder = New-StorePath stores
        foreach ($name in 'a.db', 'b.db') { Add-Metric a 1 -Store (Join-Path $folder $name) }
        (Get-ChildItem $folder -Filter *.db | Repair-MetricStore).KeptSamples | Should -Be 1, 1
    }

    It 'leaves a file that is no store as it is' {
        $file = New-StorePath
        Set-Content -LiteralPath $file 'Dear diary'
        { Repair-MetricStore $file -Confirm:$false } | Should -Throw '*not a metrics store*'
        Get-Content -LiteralPath $file | Should -Be 'Dear diary'
    }

    It 'gives an error for a store that is not there, and makes none' {
        $store = New-StorePath
        { Repair-MetricStore $store } | Should -Throw 'no store at *'
        $store | Should -Not -Exist
    }
}
