BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $cmdlets = (Get-Command -Module MetricsTools -CommandType Cmdlet).Name
    $topics = (Get-ChildItem "$PSScriptRoot/../../docs/en-US/about_*.md").BaseName
}

Describe 'Get-Help <_>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $_ -Full
        $command = Get-Command $_
        $parameters = @($help.Parameters.Parameter | Where-Object Name)
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        $real = @($command.Parameters.Keys.Where({ $_ -notin $common }))

        function Get-Text($Paragraphs) { ($Paragraphs | Out-String).Trim() }

        # What a parameter of a new cmdlet is, as a user would write it; nothing when it is null or empty.
        function Get-InitialText([string] $Parameter) {
            $cmdlet = [Activator]::CreateInstance($command.ImplementingType)
            $value = $command.ImplementingType.GetProperty($Parameter).GetValue($cmdlet)
            if ($value -is [timespan]) { return "$($value.TotalHours)h" -replace '^168h$', '7d' -replace '^24h$', '1d' }
            "$value"
        }
    }

    It 'has a synopsis and a description' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match ([regex]::Escape($command.Name))
        Get-Text $help.Description | Should -Not -BeNullOrEmpty
    }

    It 'describes exactly the parameters that there are' {
        ($parameters.Name | Sort-Object) -join ' ' | Should -Be (($real | Sort-Object) -join ' ')
        foreach ($parameter in $parameters) { Get-Text $parameter.Description | Should -Not -BeNullOrEmpty -Because $parameter.Name }
    }

    It 'agrees with the parameters on what is required, where, and under which names' {
        foreach ($parameter in $parameters) {
            $actual = $command.Parameters[$parameter.Name]
            $sets = $actual.ParameterSets.Values
            [bool]::Parse($parameter.Required) | Should -BeIn @($sets.IsMandatory) -Because $parameter.Name
            $positions = @($sets.Position.ForEach({ if ($_ -lt 0) { 'Named' } else { "$_" } }))
            $parameter.Position | Should -BeIn $positions -Because $parameter.Name
            $aliases = if ($actual.Aliases) { $actual.Aliases -join ', ' } else { 'None' }
            $parameter.Aliases | Should -Be $aliases -Because $parameter.Name
            $pipeline = if ($sets.ValueFromPipeline -contains $true) { 'True (ByValue)' } elseif ($sets.ValueFromPipelineByPropertyName -contains $true) { 'True (ByPropertyName)' } else { 'False' }
            $parameter.PipelineInput | Should -Be $pipeline -Because $parameter.Name
            $globbing = $actual.Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute'
            [bool]::Parse($parameter.Globbing) | Should -Be $globbing -Because $parameter.Name
        }
    }

    It 'names the values that are accepted' {
        foreach ($parameter in $parameters) {
            $actual = $command.Parameters[$parameter.Name]
            $type = if ($actual.ParameterType.IsGenericType) { [Nullable]::GetUnderlyingType($actual.ParameterType) } else { $actual.ParameterType }
            $values = if ($type.IsEnum) { [Enum]::GetNames($type) } else { $actual.Attributes.Where({ $_ -is [ValidateSet] }).ValidValues }
            if ($values) { Get-Text $parameter.Description | Should -Match ([regex]::Escape("Accepted values: $($values -join ', ').")) -Because $parameter.Name }
        }
    }

    It 'tells the defaults that the code has' {
        foreach ($parameter in $parameters.Where({ $_.Name -notin 'WhatIf', 'Confirm' -and -not [bool]::Parse($_.Required) })) {
            $initial = Get-InitialText $parameter.Name
            $sets = $command.Parameters[$parameter.Name].ParameterSets.Values
            if ($initial -and $sets.IsMandatory -notcontains $true) { $parameter.DefaultValue | Should -Be $initial -Because $parameter.Name }
            else { $parameter.DefaultValue | Should -Not -BeNullOrEmpty -Because $parameter.Name }
        }
    }

    It 'says what comes in and what goes out' {
        $inputs = @($help.InputTypes.InputType)
        $takes = $command.Parameters.Values.ParameterSets.Values.Where({ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }).Count -gt 0
        if ($takes) { foreach ($one in $inputs) { Get-Text $one.Description | Should -Not -BeNullOrEmpty } }
        else { $inputs.Type.Name.Trim() | Should -Be 'None' }

        $declared = if ($command.OutputType) { $command.OutputType.Name } else { 'None' }
        $help.ReturnValues.ReturnValue.Type.Name.Trim() | Should -Be $declared
    }

    It 'links to a page of its own, and to help that is there' {
        $links = @($help.RelatedLinks.NavigationLink)
        $links[0].Uri | Should -BeLike "https://*/docs/en-US/$($command.Name).md"
        $command.HelpUri | Should -Be $links[0].Uri
        foreach ($link in $links.LinkText | Select-Object -Skip 1) { @(Get-Help $link).Name | Should -Be $link }
    }

    It 'shows two or more examples whose lines fit 80 columns' {
        $examples = @($help.Examples.Example)

        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            $example.Code | Should -Match ([regex]::Escape($command.Name))
            Get-Text $example.Remarks | Should -Not -BeNullOrEmpty
            $example.Code -split '\r?\n' | Where-Object Length -gt 76 | Should -BeNullOrEmpty
        }
    }

    It 'reads well in every form that Get-Help has' {
        foreach ($form in @{}, @{ Detailed = $true }, @{ Full = $true }, @{ Examples = $true }, @{ Parameter = '*' }) {
            if ($form.Parameter -and -not $parameters) { continue }
            $text = Get-Help $command.Name @form | Out-String -Width 80
            $text | Should -Match '\S'
            $text | Should -Not -Match '</?c>|</?para|&[a-z]+;'
            $text -split '\r?\n' | Where-Object Length -gt 80 | Should -BeNullOrEmpty
        }

        & $command.Name -? | Out-String | Should -Match ([regex]::Escape($help.Synopsis.Substring(0, 20)))
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    It 'is found once, with what it is about' {
        $found = @(Get-Help "$_*" | Where-Object Name -EQ $_)
        if (-not $found) { $found = @(Get-Help $_) }
        $text = Get-Help $_ | Out-String -Width 200

        $found.Count | Should -Be 1
        $text | Should -Match "(?m)^TOPIC\r?\n    $_\r?\n\r?\nSHORT DESCRIPTION\r?\n    \S"
        $text -split '\r?\n' | Where-Object Length -gt 80 | Should -BeNullOrEmpty
        $text | Should -Not -Match '[^\x00-\x7f]'
    }

    It 'refers to help that is there' {
        $text = Get-Help $_ | Out-String -Width 200
        $names = [regex]::Matches($text, 'about_MetricsTools\w*|(?-i)\b[A-Z][a-z]+-Metric[A-Za-z]*').Value | Sort-Object -Unique
        foreach ($name in $names) { @(Get-Help $name).Name | Should -Be $name }
    }
}

Describe 'Help of the module where it is installed' {
    It 'is found in a folder of a version on the module path, before and after an import' {
        $root = New-StorePath 'installed'
        $version = (Import-PowerShellDataFile (Get-ModulePath)).ModuleVersion
        $folder = (New-Item -ItemType Directory (Join-Path $root "MetricsTools/$version")).FullName
        $source = Split-Path (Get-ModulePath)
        foreach ($item in 'MetricsTools.psd1', 'module', 'en-US') {
            if (Test-Path "$source/$item") { Copy-Item "$source/$item" $folder -Recurse }
        }

        $script = '(Get-Help about_MetricsTools_CI | Out-String).Trim().Substring(0, 5); (Get-Help Add-Metric).Synopsis; ' +
            'Import-Module MetricsTools; (Get-Help about_MetricsTools_CI | Out-String).Trim().Substring(0, 5); @(Get-Help about_MetricsTools*).Count'
        $run = Invoke-Pwsh @('-Command', $script) @{ PSModulePath = $root }

        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be 'TOPIC', (Get-Help Add-Metric).Synopsis, 'TOPIC', "$((Get-ChildItem "$PSScriptRoot/../../docs/en-US/about_*.md").Count)"
    }
}
