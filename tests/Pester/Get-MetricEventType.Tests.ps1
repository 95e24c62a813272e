BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'types.db'
    Register-MetricEventType search 'Somebody searched.' -Store $store
}

Describe 'Get-MetricEventType' {
    It 'shows those that are always there, and those that were added' {
        $types = Get-MetricEventType -Store $store
        $types.Name | Should -Be 'page_view', 'button_click', 'form_submit', 'feature_use', 'search'
        $types.IsBuiltIn | Should -Be $true, $true, $true, $true, $false
        $types.Description | Should -Not -Contain $null
    }

    It 'finds them by name, once' {
        (Get-MetricEventType SEARCH, s*, page* -Store $store).Name | Should -Be 'search', 'page_view'
    }

    It 'is an error for a name that there is none of, and empty for a pattern' {
        $run = Invoke-Captured { Get-MetricEventType none, search -Store $store }
        "$($run.Error.FullyQualifiedErrorId) $($run.Error.CategoryInfo.Category) $($run.Output.Name)" | Should -BeLike 'EventTypeNotFound,* ObjectNotFound search'
        (Invoke-Captured { Get-MetricEventType none* -Store $store }).Error | Should -BeNullOrEmpty
    }

    It 'does not make a store' {
        { Get-MetricEventType -Store (New-StorePath) } | Should -Throw 'no store at *'
    }
}
