BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $cmdlets = (Get-Command -Module MetricsTools -CommandType Cmdlet).Name
}

Describe 'Get-Help <_>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $_ -Full
        $command = Get-Command $_
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
    }

    It 'has a synopsis and a description' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match ([regex]::Escape($command.Name))
        ($help.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty
    }

    It 'describes exactly the parameters that there are' {
        $described = @($help.Parameters.Parameter.Name)
        $real = @($command.Parameters.Keys.Where({ $_ -notin $common }))

        ($described | Sort-Object) -join ' ' | Should -Be (($real | Sort-Object) -join ' ')
        foreach ($parameter in $help.Parameters.Parameter) { ($parameter.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty }
    }

    It 'agrees with the parameters on what is required, and where' {
        foreach ($parameter in $help.Parameters.Parameter) {
            $sets = $command.Parameters[$parameter.Name].ParameterSets.Values
            [bool]::Parse($parameter.Required) | Should -BeIn @($sets.IsMandatory) -Because $parameter.Name
        }
    }

    It 'shows examples whose code parses' {
        $examples = @($help.Examples.Example)

        $examples.Count | Should -BeGreaterOrEqual 1
        foreach ($example in $examples) {
            $errors = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty
            $example.Code | Should -Match ([regex]::Escape($command.Name))
        }
    }
}
