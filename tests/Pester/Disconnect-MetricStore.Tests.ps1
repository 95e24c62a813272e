BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Disconnect-MetricStore' {
    It 'lets go of the file, and moves what is in the log into it' {
        $store = New-StorePath
        Connect-MetricStore $store
        1..5 | Add-Metric m
        Disconnect-MetricStore
        $copy = New-StorePath
        Copy-Item $store $copy
        @(Get-MetricSeries m -Store $copy).Count | Should -Be 5
        Remove-Item "$store*"
        { Get-MetricSeries m -Store $store } | Should -Throw 'no store at *'
    }

    It 'says with -Verbose what it does, and does nothing when nothing is connected' {
        (Invoke-Captured { Disconnect-MetricStore -Verbose }).Verbose | Should -BeLike 'No store is connected.'
    }
}
