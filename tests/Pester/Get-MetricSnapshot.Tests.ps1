BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'snapshot.db'
    New-History hits (1, 2, 3) -Kind Counter | Add-Metric -Store $store
    New-History level (9, 1, 5) | Add-Metric -Unit ms -Store $store
    New-History duration (1, 2, 30) -Kind Histogram | Add-Metric -Store $store
    New-History latency (1, 2, 40) -Kind Summary | Add-Metric -Store $store
    New-History people ('a', 'b', 'a') -Kind Set | Add-Metric -Store $store
    Add-Metric level 7 -Tag @{ host = 'web1' } -Store $store
    Register-MetricDefinition silent -Store $store
}

Describe 'Get-MetricSnapshot' {
    It 'gives the newest state of every series' {
        @(Get-MetricSnapshot -Store $store).Count | Should -Be 6
    }

    It 'shows <Value> for <Name>, a <Kind>' -ForEach @(
        @{ Name = 'hits'; Kind = 'Counter'; Value = 6 }, @{ Name = 'level'; Kind = 'Gauge'; Value = 5 }, @{ Name = 'duration'; Kind = 'Histogram'; Value = 2 }
        @{ Name = 'latency'; Kind = 'Summary'; Value = 2 }, @{ Name = 'people'; Kind = 'Set'; Value = 2 }
    ) {
        $snapshot = Get-MetricSnapshot $Name -Tag @{ host = $null } -Store $store
        $snapshot.Kind | Should -Be $Kind
        $snapshot.Value | Should -Be $Value
        $snapshot.Count | Should -Be 3
    }

    It 'carries the figures of all samples and the time of the newest' {
        $snapshot = Get-MetricSnapshot level -Tag @{ host = $null } -Store $store
        $snapshot.Sum | Should -Be 15
        $snapshot.Minimum | Should -Be 1
        $snapshot.Maximum | Should -Be 9
        $snapshot.P95 | Should -Be 8.6
        $snapshot.Unit | Should -Be 'ms'
        $snapshot.Timestamp | Should -Be (Get-MetricSeries level -Tag @{ host = $null } -Store $store)[-1].Timestamp
    }

    It 'takes wildcards, tags and the pipeline' {
        @(Get-MetricSnapshot 'l*' -Store $store).Count | Should -Be 3
        (Get-MetricSnapshot level -Tag host=web1 -Store $store).Value | Should -Be 7
        @(Get-MetricDefinition level -Store $store | Get-MetricSnapshot -Store $store).Count | Should -Be 2
    }

    It 'gives an error for a literal name that does not exist, and none for a wildcard' {
        (Invoke-Captured { Get-MetricSnapshot nothing -Store $store }).Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $captured = Invoke-Captured { Get-MetricSnapshot 'noth*' -Store $store }
        $captured.Error.Count + $captured.Output.Count | Should -Be 0
    }
}
