
# Put into the local operations for tests: what Windows and Exchange have and this machine has not. Every call is written down, never a key.
$log = '{folder}/calls.txt'
function Write-Call([string] $Text) { [IO.File]::AppendAllText($log, "$Text`n") }
function Get-Fake { New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [IO.File]::ReadAllBytes('{folder}/auth.cer')) }

function New-SelfSignedCertificate {
    [CmdletBinding(SupportsShouldProcess)] param([string] $Subject, [string] $FriendlyName, [string] $CertStoreLocation, [string] $Provider, [string] $KeyAlgorithm, [int] $KeyLength,
        [string] $KeySpec, [string] $KeyExportPolicy, [string[]] $KeyUsage, [string] $HashAlgorithm, [string[]] $TextExtension, [datetime] $NotAfter)
    Write-Call "create $Subject; $FriendlyName; $CertStoreLocation; $Provider; $KeyLength; $KeySpec; $KeyExportPolicy; $([Math]::Round(($NotAfter - [datetime]::Now).TotalDays)) days"
    Get-Fake
}

function Get-ItemProperty { param([string] $LiteralPath) if ($LiteralPath -like '*ExchangeServer*') { [pscustomobject] @{ MsiInstallPath = '{folder}/' } } }
function Connect-ExchangeServer { [CmdletBinding()] param([string] $ServerName) Write-Call "connect $([Environment]::MachineName -eq $ServerName.Split('.')[0])" }

function Get-ExchangeCertificate {
    [CmdletBinding()] param([string] $Server)
    if ($Server -like 'down.*') { throw [InvalidOperationException] 'RPC' }
    if (Test-Path -LiteralPath '{folder}/imported') { [pscustomobject] @{ RawData = (Get-Fake).RawData; Thumbprint = ''; HasPrivateKey = $true } }
}

function Export-ExchangeCertificate {
    [CmdletBinding()] param([string] $Thumbprint, [switch] $BinaryEncoded, [securestring] $Password)
    Write-Call "export $($BinaryEncoded.IsPresent) $($Password.Length)"
    $plain = [Net.NetworkCredential]::new('', $Password).Password
    [IO.File]::WriteAllText('{folder}/password', $plain)
    if (Test-Path -LiteralPath '{folder}/not-exportable') { return }
    [pscustomobject] @{ FileData = [byte[]] @(1, 2, 3) }
}

function Import-ExchangeCertificate {
    [CmdletBinding(SupportsShouldProcess)] param([string] $Server, [byte[]] $FileData, [securestring] $Password, [bool] $PrivateKeyExportable)
    $same = [Net.NetworkCredential]::new('', $Password).Password -ceq [IO.File]::ReadAllText('{folder}/password')
    Write-Call "import $Server $($FileData -join ',') $same $PrivateKeyExportable"
    [IO.File]::WriteAllText('{folder}/imported', '')
    [pscustomobject] @{ Thumbprint = ''; FileData = $FileData }
}

function Get-WinEvent {
    [CmdletBinding()] param([hashtable] $FilterHashtable, [switch] $Oldest)
    Write-Call "events $($FilterHashtable.LogName); $($FilterHashtable.ProviderName); $($FilterHashtable.StartTime.ToUniversalTime().ToString('o')); $($Oldest.IsPresent)"
    if ($FilterHashtable.StartTime.Year -gt 2027) { Write-Error -Message 'Keine Ereignisse' -ErrorId 'NoMatchingEventsFound'; return }
    [pscustomobject] @{ Id = 2014; TimeCreated = [datetime]::SpecifyKind([datetime] '2026-11-21 05:00:00', 'Utc').ToLocalTime() }
}

function Get-StoredCertificate([string] $Thumbprint) {
    $held = [Security.Cryptography.X509Certificates.X509Certificate2]::new('{folder}/auth.pfx')
    if ($held.Thumbprint -eq $Thumbprint) { $held }
}

function Send-Form([uri] $Address, [string] $Body) {
    [IO.File]::WriteAllText('{folder}/sent', $Body)
    $answer = ConvertFrom-Json -InputObject ([IO.File]::ReadAllText('{folder}/answer.json'))
    @{ Status = $answer.Status; Body = $answer.Body; Failure = $(if ($answer.PSObject.Properties['Failure']) { $answer.Failure } else { '' }) }
}
