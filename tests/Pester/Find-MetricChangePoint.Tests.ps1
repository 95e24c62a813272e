BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'changes.db'
    $script:steady = Get-SteadyValue 20
    $script:step = $steady + ($steady | ForEach-Object { $_ * 1.5 })
    New-History step $step -Tag @{ host = 'a' } | Add-Metric -Store $store
    New-History step ($steady + $steady) -Tag @{ host = 'b' } | Add-Metric -Store $store
    New-History other $step | Add-Metric -Store $store
    Register-MetricDefinition silent -Store $store
}

Describe 'Find-MetricChangePoint' {
    Context 'of stored series' {
        It 'finds when a series changed, and by how much' {
            $point = Find-MetricChangePoint step -Store $store
            $point.Index | Should -Be 20
            $point.Timestamp | Should -Be (Get-MetricSeries step -Tag host=a -Store $store)[20].Timestamp
            $point.Before | Should -BeGreaterThan 94
            $point.Before | Should -BeLessThan 106
            $point.After | Should -Be ($point.Before * 1.5)
            [math]::Round($point.Shift) | Should -BeIn 48, 49, 50, 51, 52
            $point.Score | Should -BeGreaterThan 3.29
            $point.Name | Should -Be 'step'
            $point.Tag.host | Should -Be 'a'
        }

        It 'takes wildcards, tags and ranges' {
            @(Find-MetricChangePoint '*' -Store $store).Name | Should -Be 'other', 'step'
            Find-MetricChangePoint step -Tag host=b -Store $store | Should -BeNullOrEmpty
            Find-MetricChangePoint step -Last 15m -Store $store | Should -BeNullOrEmpty
        }

        It 'finds only what is large and sure enough' {
            Find-MetricChangePoint other -MinimumEffect 60 -Store $store | Should -BeNullOrEmpty
            Find-MetricChangePoint other -MinimumScore 20 -Store $store | Should -BeNullOrEmpty
            Find-MetricChangePoint other -MinimumSample 21 -Store $store | Should -BeNullOrEmpty
        }

        It 'looks at the rates of a Counter' {
            $hour = Get-HourStart 40
            foreach ($place in 0..39) { Add-Metric requests $(if ($place -lt 20) { 100 + $place % 3 } else { 200 + $place % 3 }) -Type Counter -Timestamp $hour.AddHours($place).AddMinutes(1) -Store $store }
            $point = Find-MetricChangePoint requests -Store $store
            $point.Index | Should -Be 20
            $point.Timestamp | Should -Be $hour.AddHours(20)
            [math]::Round($point.After * 3600) | Should -Be 201
        }

        It 'gives an error for a literal name that does not exist, and goes on' {
            $captured = Invoke-Captured { Find-MetricChangePoint nothing, other -Store $store }
            $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
            $captured.Output.Name | Should -Be 'other'
        }

        It 'says with -Verbose why there is nothing' {
            (Invoke-Captured { Find-MetricChangePoint step -Tag host=b -Store $store -Verbose }).Verbose -like 'No lasting change*40 values*host=b*' | Should -HaveCount 1
        }
    }

    Context 'of a pipeline' {
        It 'takes numbers' {
            $point = $step | Find-MetricChangePoint
            $point.Index | Should -Be 20
            $point.Timestamp | Should -BeNullOrEmpty
            $point.Name | Should -BeNullOrEmpty
        }

        It 'takes rows of a file, each name with its tags a series' {
            $rows = foreach ($name in 'x', 'y') { foreach ($place in 0..39) { [pscustomobject]@{ name = $name; timestamp = '2026-01-01T00:{0:00}:00Z' -f $place; value = if ($name -eq 'x') { $step[$place] } else { 5 } } } }
            $point = $rows | ConvertTo-Csv | ConvertFrom-Csv | Find-MetricChangePoint
            "$($point.Name) $($point.Index)" | Should -Be 'x 20'
            $point.Timestamp | Should -Be ([DateTimeOffset]'2026-01-01T00:20:00Z')
        }

        It 'puts rows in the order of time' {
            $rows = foreach ($place in 39..0) { [pscustomobject]@{ Timestamp = [DateTimeOffset]::UnixEpoch.AddDays($place); Value = $step[$place] } }
            ($rows | Find-MetricChangePoint).Index | Should -Be 20
        }

        It 'takes samples, buckets and definitions' {
            (Get-MetricSeries step -Store $store | Find-MetricChangePoint).Tag.host | Should -Be 'a'
            (Get-MetricSeries other -Interval 1m -Aggregate Maximum -Fill Null -Store $store | Find-MetricChangePoint).Count | Should -Be 1
            (Get-MetricDefinition other -Store $store | Find-MetricChangePoint -Store $store).Index | Should -Be 20
        }

        It 'reports what is no value, and goes on' {
            $captured = Invoke-Captured { $step[0..19] + 'x' + [double]::NaN + $null + $step[20..39] | Find-MetricChangePoint }
            $captured.Error.Count | Should -Be 3
            $captured.Output.Index | Should -Be 20
        }

        It 'finds nothing in <What>' -ForEach @(
            @{ What = 'one value'; Value = @(1) }, @{ What = 'two values'; Value = 1, 9 }, @{ What = 'equal values'; Value = @(5) * 50 }, @{ What = 'zeros'; Value = @(0) * 50 }
        ) {
            $Value | Find-MetricChangePoint | Should -BeNullOrEmpty
        }

        It 'needs something to look at, once' {
            { Find-MetricChangePoint } | Should -Throw '*name*'
            { 1 | Find-MetricChangePoint x } | Should -Throw '*-Name*'
        }
    }
}
