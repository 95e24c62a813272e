BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'compare.db'
    New-History time ((Get-SteadyValue 60) + (Get-SteadyValue 60 | ForEach-Object { $_ * 1.2 })) | Add-Metric -Unit ms -Store $store
    foreach ($version in 1, 2) {
        foreach ($machine in 'a', 'b') { New-History render (Get-SteadyValue 20 | ForEach-Object { $_ * $version }) -Tag @{ version = "$version"; host = $machine } | Add-Metric -Store $store }
    }
}

Describe 'Compare-Metric' {
    It 'compares a range with the time before it' {
        $result = Compare-Metric time -Last 3630s -Store $store
        "$($result.ReferenceCount) $($result.Count) $($result.Verdict) $($result.Direction) $($result.Unit)" | Should -Be '60 60 Deviation Higher ms'
        $result.Percent | Should -BeGreaterThan 18
        $result.Percent | Should -BeLessThan 22
        $result.PercentLower | Should -BeLessThan $result.Percent
        $result.ShiftLower | Should -BeLessOrEqual $result.Shift
        $result.ShiftUpper | Should -BeGreaterOrEqual $result.Shift
        $result.PValue | Should -BeLessThan 0.001
        $result.Reason | Should -BeLike 'Higher by * %*60 values against 60, p < 0.001.'
    }

    It 'compares with a range that is named' {
        $start = (Get-MetricSeries time -Store $store)[0].Timestamp
        $result = Compare-Metric time -ReferenceStart $start -ReferenceEnd $start.AddMinutes(29) -Start $start.AddMinutes(30) -End $start.AddMinutes(59) -Store $store
        "$($result.ReferenceCount) $($result.Count) $($result.Verdict)" | Should -Be '30 30 Normal'
    }

    It 'compares the series of one tag with those of another, all together' {
        $result = Compare-Metric render -ReferenceTag @{ version = 1 } -Tag @{ version = 2 } -Direction Lower -Store $store
        "$($result.Reference) $($result.Difference) $($result.ReferenceCount) $($result.Count) $($result.Verdict)" | Should -Be 'version=1 version=2 40 40 Improvement'
        [math]::Round($result.Percent) | Should -Be 100
    }

    It 'compares saved baselines with one another, and with what is stored now' {
        Get-MetricBaseline render -Tag host=a -Store $store | Save-MetricBaseline v1 -Store $store
        New-History render (Get-SteadyValue 20 | ForEach-Object { $_ * 3 }) -Tag @{ version = '1'; host = 'a' } -Before 0:00:00.5 -Step 0:00:00.01 | Add-Metric -Store $store
        Get-MetricBaseline render -Tag host=a -Count 20 -Store $store | Save-MetricBaseline v2 -Store $store
        $results = @(Compare-Metric render -ReferenceLabel v1 -Label v2 -Store $store)
        $results.Verdict | Should -Be 'Deviation', 'Normal'
        "$($results[0].Reference) $($results[0].Difference) $($results[0].Tag)" | Should -Be 'v1 v2 host=a,version=1'
        @(Compare-Metric render -ReferenceLabel v1 -Tag version=2 -Store $store).Verdict | Should -Be 'Normal'
    }

    It 'says that a saved baseline has no values to rank' {
        Get-MetricBaseline time -Store $store | ConvertTo-Json | ConvertFrom-Json | Save-MetricBaseline flat -Store $store
        { Compare-Metric time -ReferenceLabel flat -Store $store -ErrorAction Stop } | Should -Throw '*only figures are known*'
    }

    It 'compares numbers without a store: <Value> with <Reference>' -ForEach @(
        @{ Reference = 1..10; Value = 101..110; Verdict = 'Deviation' }
        @{ Reference = 1..10; Value = 1..10; Verdict = 'Normal' }
        @{ Reference = @(5); Value = @(900); Verdict = 'Inconclusive' }
        @{ Reference = @(1, 2); Value = @(8, 9); Verdict = 'Inconclusive' }
        @{ Reference = @(0) * 10; Value = @(0) * 10; Verdict = 'Normal' }
        @{ Reference = -10..-1; Value = 1..10; Verdict = 'Deviation' }
        @{ Reference = 5, 2, 8, 1, 9, 3, 7, 4, 10, 6 | ForEach-Object { 1e300 * $_ }; Value = 5, 2, 8, 1, 9, 3, 7, 4, 10, 6 | ForEach-Object { 1e-300 * $_ }; Verdict = 'Deviation' }
    ) {
        (Compare-Metric -ReferenceValue $Reference -Value $Value).Verdict | Should -Be $Verdict
    }

    It 'takes what is bad from the definition' {
        Register-MetricDefinition speed -Direction Lower -Store $store
        New-History speed ((Get-SteadyValue 30) + (Get-SteadyValue 30 | ForEach-Object { $_ * 2 })) | Add-Metric -Store $store
        (Compare-Metric speed -Last 30m -Store $store).Verdict | Should -Be 'Improvement'
        (Compare-Metric speed -Last 30m -Direction Higher -Store $store).Verdict | Should -Be 'Deviation'
    }

    It 'counts no shift below -MinimumEffect' {
        (Compare-Metric time -Last 3630s -MinimumEffect 50 -Store $store).Verdict | Should -Be 'Normal'
    }

    It 'is inconclusive where one side is empty' {
        (Compare-Metric time -Last 10s -Store $store).Verdict | Should -Be 'Inconclusive'
    }

    It 'refuses what is not whole or contradicts itself: <Arguments>' -ForEach @(
        @{ Arguments = @{ Name = 'time' }; Id = 'SideMissing' }
        @{ Arguments = @{ Value = 1, 2 }; Id = 'SideMissing' }
        @{ Arguments = @{ Name = 'time'; Label = 'v1' }; Id = 'SideMissing' }
        @{ Arguments = @{ Name = 'render'; ReferenceTag = 'version=1' }; Id = 'SideMissing' }
        @{ Arguments = @{ Name = 'time'; ReferenceLabel = 'v1'; ReferenceStart = '2026-01-01' }; Id = 'OptionsInConflict' }
        @{ Arguments = @{ Name = 'time'; Value = 1; ReferenceValue = 2 }; Id = 'OptionsInConflict' }
        @{ Arguments = @{ Last = '1h' }; Id = 'NameMissing' }
        @{ Arguments = @{ Name = 'nothing'; Last = '1h' }; Id = 'MetricNotFound' }
        @{ Arguments = @{ Value = 'x'; ReferenceValue = 2 }; Id = 'ValueNotNumber' }
    ) {
        { Compare-Metric @Arguments -Store $store -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }
}
