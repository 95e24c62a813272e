BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Test-MetricStore' {
    It 'gives one finding for each check of a sound store' {
        $store = New-StorePath
        1..10 | Add-Metric a -Store $store
        $results = Test-MetricStore $store
        $results.Check | Should -Be File, Pages, References, Definitions, Blocks, Log
        $results.Status | Select-Object -Unique | Should -Be 'Ok'
        $results[0] | Should -BeOfType 'MetricsTools.MetricStoreCheck'
        $results[0].Store | Should -Be $store
        Test-MetricStore $store -Quiet | Should -BeTrue
    }

    It 'names the table in which a page is damaged' {
        $store = New-StorePath
        1..3000 | Add-Metric a -Store $store
        $null = Invoke-Sql $store 'PRAGMA journal_mode = DELETE'
        $page = Invoke-Sql $store "SELECT rootpage FROM sqlite_schema WHERE name = 'series'"
        $bytes = [IO.File]::ReadAllBytes($store)
        foreach ($offset in 8..11) { $bytes[($page - 1) * 4096 + $offset] = 0x7F }
        [IO.File]::WriteAllBytes($store, $bytes)

        $failed = @(Test-MetricStore $store | Where-Object Status -eq Failed)
        $failed.Target | Should -Contain 'series'
        Test-MetricStore $store -Quiet | Should -BeFalse
    }

    It 'reports a file that is no store, and leaves it as it is' {
        $file = New-StorePath
        Set-Content -LiteralPath $file 'Dear diary'
        $result = Test-MetricStore $file
        $result.Status | Should -Be 'Failed'
        $result.Detail | Should -BeLike '*not a metrics store*'
        Test-MetricStore $file -Quiet | Should -BeFalse
        Get-Content -LiteralPath $file | Should -Be 'Dear diary'
    }

    It 'reports a store of a newer version' {
        $store = New-StorePath
        Add-Metric a 1 -Store $store
        $null = Invoke-Sql $store 'PRAGMA user_version = 99'
        (Test-MetricStore $store).Detail | Should -BeLike '*newer version*'
    }

    It 'takes files from the pipeline' {
        $folder = New-StorePath stores
        foreach ($name in 'a.db', 'b.db') { Add-Metric a 1 -Store (Join-Path $folder $name) }
        Get-ChildItem $folder -Filter *.db | Test-MetricStore -Quiet | Should -Be $true, $true
    }

    It 'gives an error for a store that is not there, and makes none' {
        $store = New-StorePath
        { Test-MetricStore $store } | Should -Throw 'no store at *'
        { Test-MetricStore $store -Quiet } | Should -Throw 'no store at *'
        $store | Should -Not -Exist
    }
}
