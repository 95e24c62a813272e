BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Get-MetricStore' {
    It 'tells where the store is, how large, and what it holds' {
        $store = New-StorePath
        1..10 | Add-Metric a -Tag @{ host = 'x' } -Store $store
        Add-Metric b 1 -Store $store
        $info = Get-MetricStore $store
        $info.Path | Should -Be $store
        $info.MetricCount | Should -Be 2
        $info.SeriesCount | Should -Be 2
        $info.SampleCount | Should -Be 11
        $info.Size | Should -BeGreaterThan 4096
        $info.BytesPerSample | Should -Be ($info.Size / 11)
        $info.Engine | Should -BeLike 'SQLite 3.*'
        $info.JournalMode | Should -Be 'wal'
        $info.FirstSample | Should -Be (Get-MetricSeries a -Store $store)[0].Timestamp
        $info.LastSample | Should -Be (Get-MetricSeries b -Store $store).Timestamp
        $info.IsConnected | Should -BeFalse
    }

    It 'gives an error for a store that is not there, and makes none' {
        $store = New-StorePath
        { Get-MetricStore -Store $store } | Should -Throw "no store at $store"
        $store | Should -Not -Exist
    }

    It 'knows a store without samples' {
        $store = New-StorePath
        Register-MetricDefinition a -Store $store
        $info = Get-MetricStore $store
        $info.SampleCount | Should -Be 0
        $info.BytesPerSample | Should -BeNullOrEmpty
        $info.FirstSample | Should -BeNullOrEmpty
    }
}
