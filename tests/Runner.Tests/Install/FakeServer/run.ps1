# Runs a script of the installation on the fake server. The password comes by the environment: it must not stand where the test looks for it.
param([string] $Script, [string] $ArgumentFile)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'FakeServer.psm1') -Force
$given = @{}
foreach ($property in ([IO.File]::ReadAllText($ArgumentFile) | ConvertFrom-Json).PSObject.Properties) { $given[$property.Name] = $property.Value }
if ($given.ContainsKey('Credential')) {
    $password = [securestring]::new()
    foreach ($letter in $env:FAKE_PASSWORD.ToCharArray()) { $password.AppendChar($letter) }
    $given['Credential'] = [pscredential]::new($given['Credential'], $password)
}

try { & $Script @given *>&1 | ForEach-Object { "$_" } }
catch { "STOPPED: $($_.Exception.Message)"; exit 3 }
