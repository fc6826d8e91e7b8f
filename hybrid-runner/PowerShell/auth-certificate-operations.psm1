# The local operations of the Windows shell on the auth certificate; the same rules hold as in windows-operations.psm1.

Set-StrictMode -Version 2.0

# A new auth certificate in the machine's store, referenced by nothing. Exchange takes only keys of a CryptoAPI provider; New-ExchangeCertificate
# would make one too, but takes the certificate of transport with it (domain 11, row 4).
function CreateAuthCertificate {
    param([long] $ValidityDays)

    if ($ValidityDays -lt 1 -or $ValidityDays -gt 36500) { throw "A certificate cannot be valid for $ValidityDays days. Write 1 to 36500. Nothing was made." }
    $name = 'Microsoft Exchange Server Auth Certificate'
    $wanted = @{
        Subject           = "CN=$name"
        FriendlyName      = $name
        CertStoreLocation = 'Cert:\LocalMachine\My'
        Provider          = 'Microsoft RSA SChannel Cryptographic Provider'
        KeyAlgorithm      = 'RSA'
        KeyLength         = 2048
        KeySpec           = 'KeyExchange'
        KeyExportPolicy   = 'Exportable'
        KeyUsage          = @('DigitalSignature', 'KeyEncipherment')
        HashAlgorithm     = 'SHA256'
        TextExtension     = @('2.5.29.37={text}1.3.6.1.5.5.7.3.1')
        NotAfter          = [datetime]::Now.AddDays($ValidityDays)
        Confirm           = $false
        ErrorAction       = 'Stop'
    }
    $certificate = New-SelfSignedCertificate @wanted

    # Some of Exchange's services run as NETWORK SERVICE; by its SID, because its name is translated.
    $key = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
    $container = $null
    if ($null -ne $key -and $key.PSObject.Properties['CspKeyContainerInfo']) { $container = $key.CspKeyContainerInfo.UniqueKeyContainerName }
    elseif ($null -ne $key -and $key.PSObject.Properties['Key']) { $container = $key.Key.UniqueName }
    if ($container) {
        $file = Join-Path -Path $env:ProgramData -ChildPath "Microsoft\Crypto\RSA\MachineKeys\$container"
        & icacls.exe $file /grant '*S-1-5-20:R' /q | Out-Null
        if ($LASTEXITCODE -ne 0) {
            Remove-Item -LiteralPath "Cert:\LocalMachine\My\$($certificate.Thumbprint)" -DeleteKey
            throw "$([Environment]::MachineName) did not let NETWORK SERVICE read the key of the new auth certificate (icacls ended with $LASTEXITCODE). It was removed again; see the rights on the folder MachineKeys."
        }
    }

    [pscustomobject] @{ RawData = $certificate.RawData; Thumbprint = $certificate.Thumbprint }
}

# A certificate with its key, from this server to another one, by Exchange's own cmdlets and in one go. Password and key live in this process's memory
# for that long and are returned nowhere (domain 11, row 5).
function CopyAuthCertificate {
    param([string] $Thumbprint, [string] $Destination)

    function Find-There {
        foreach ($found in @(Get-ExchangeCertificate -Server $Destination -ErrorAction Stop)) {
            # What comes through a session may have lost its thumbprint; its bytes have not.
            $public = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, [byte[]] $found.RawData)
            if ([string]::Equals($public.Thumbprint, $Thumbprint, [StringComparison]::OrdinalIgnoreCase)) { return $found }
        }
    }

    function Get-KeyState([object] $Found) {
        $property = $Found.PSObject.Properties['HasPrivateKey']
        if ($null -ne $property -and $null -ne $property.Value) { [bool] $property.Value }
    }

    $setup = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup'
    $server = '{0}.{1}' -f [Environment]::MachineName, [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName
    . (Join-Path -Path $setup.MsiInstallPath -ChildPath 'bin\RemoteExchange.ps1') 6>$null
    Connect-ExchangeServer -ServerName $server -ErrorAction Stop | Out-Null

    $there = Find-There
    if ($null -eq $there -or (Get-KeyState $there) -eq $false) {
        $password = New-Object -TypeName System.Security.SecureString
        $random = [Security.Cryptography.RandomNumberGenerator]::Create()
        $bytes = New-Object -TypeName 'byte[]' -ArgumentList 64
        $exported = $null
        try {
            $random.GetBytes($bytes)
            foreach ($byte in $bytes) { $password.AppendChar([char] (33 + $byte % 94)) }
            $exported = Export-ExchangeCertificate -Thumbprint $Thumbprint -BinaryEncoded -Password $password -ErrorAction Stop
            if ($null -eq $exported -or $null -eq $exported.FileData) { throw "$server exported nothing for certificate $Thumbprint. Its key may not be exportable: see Get-ExchangeCertificate there. Nothing was copied." }
            Import-ExchangeCertificate -Server $Destination -FileData ([byte[]] $exported.FileData) -Password $password -PrivateKeyExportable $true -Confirm:$false -ErrorAction Stop | Out-Null
        }
        finally {
            [Array]::Clear($bytes, 0, $bytes.Length)
            if ($null -ne $exported -and $exported.FileData -is [byte[]]) { [Array]::Clear($exported.FileData, 0, $exported.FileData.Length) }
            $password.Dispose()
            $random.Dispose()
        }

        $there = Find-There
        if ($null -eq $there) { throw "$Destination took certificate $Thumbprint and does not list it. Look at Get-ExchangeCertificate -Server $Destination." }
    }

    # Whether the key can be used, only the destination itself can tell: read it there.
    [pscustomobject] @{ Thumbprint = $Thumbprint.ToUpperInvariant(); PrivateKeyReadable = Get-KeyState $there }
}

# One certificate that nothing uses any more.
function RemoveCertificate {
    param([string] $Thumbprint)

    $store = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Store -ArgumentList 'My', 'LocalMachine'
    $store.Open('ReadOnly, OpenExistingOnly')
    try { $held = @($store.Certificates | Where-Object -FilterScript { [string]::Equals($_.Thumbprint, $Thumbprint, [StringComparison]::OrdinalIgnoreCase) }) }
    finally { $store.Close() }
    if ($held.Count -eq 0) { return }

    $server = '{0}.{1}' -f [Environment]::MachineName, [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName
    $library = Join-Path -Path $env:windir -ChildPath 'System32\inetsrv\Microsoft.Web.Administration.dll'
    if (Test-Path -LiteralPath $library) {
        [void] [Reflection.Assembly]::LoadFrom($library)
        $iis = New-Object -TypeName Microsoft.Web.Administration.ServerManager
        $user = @($iis.Sites | Where-Object -FilterScript {
                @($_.Bindings | Where-Object -FilterScript { $null -ne $_.CertificateHash -and [BitConverter]::ToString($_.CertificateHash).Replace('-', '') -eq $Thumbprint }).Count -gt 0
            } | ForEach-Object -Process { $_.Name })
        $iis.Dispose()
        if ($user.Count -gt 0) { throw "Certificate $Thumbprint of $server is bound to the web site '$($user -join "', '")' and stays." }
    }

    $setup = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup'
    . (Join-Path -Path $setup.MsiInstallPath -ChildPath 'bin\RemoteExchange.ps1') 6>$null
    Connect-ExchangeServer -ServerName $server -ErrorAction Stop | Out-Null
    $config = Get-AuthConfig -ErrorAction Stop
    if (@($config.CurrentCertificateThumbprint, $config.NextCertificateThumbprint, $config.PreviousCertificateThumbprint) -contains $Thumbprint) {
        throw "Certificate $Thumbprint of $server is named by AuthConfig and stays."
    }

    $transport = Get-TransportService -Identity $server -ErrorAction Stop
    if ($transport.InternalTransportCertificateThumbprint -eq $Thumbprint) { throw "Certificate $Thumbprint of $server is the one of transport and stays." }
    Remove-ExchangeCertificate -Thumbprint $Thumbprint -Confirm:$false -ErrorAction Stop
}

# What the AuthAdmin servicelet wrote into the event log, oldest first.
function ReadAuthAdminEvents {
    param([datetime] $Since)

    try { $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'MSExchange AuthAdmin'; StartTime = $Since } -Oldest -ErrorAction Stop) }
    catch {
        if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { return }
        throw
    }

    foreach ($event in $events) { [pscustomobject] @{ Id = [int] $event.Id; Time = $event.TimeCreated.ToUniversalTime() } }
}

# Whether a token service takes a client assertion that is signed with a certificate of this server. Neither the assertion nor the token leaves this
# function; the token is not even read. Its errors are known by their codes, not by their texts.
function TryClientAssertion {
    param([string] $Thumbprint, [string] $TokenUrl, [string] $Application, [string] $Scope)

    function ConvertTo-UrlText([byte[]] $Bytes) { [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
    function ConvertTo-Part([object] $Value) { ConvertTo-UrlText ([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Value -Compress))) }
    function Get-Answer([bool] $Accepted, [string] $Code, [string] $Why) {
        [pscustomobject] @{ Accepted = $Accepted; Error = $(if ($Code) { $Code } else { $null }); Failure = $(if ($Why) { $Why } else { $null }) }
    }

    $address = $null
    if (-not [uri]::TryCreate($TokenUrl, [UriKind]::Absolute, [ref] $address) -or $address.Scheme -ne 'https') { return Get-Answer $false '' 'UnsupportedAddress' }

    $held = @(Get-StoredCertificate $Thumbprint)
    if ($held.Count -eq 0) { return Get-Answer $false '' 'CertificateMissing' }
    try {
        $key = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($held[0])
        $now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
        $header = ConvertTo-Part ([ordered] @{ alg = 'RS256'; typ = 'JWT'; x5t = (ConvertTo-UrlText $held[0].GetCertHash()) })
        $claims = ConvertTo-Part ([ordered] @{ aud = $TokenUrl; iss = $Application; sub = $Application; jti = [guid]::NewGuid().ToString(); nbf = $now - 60; exp = $now + 300 })
        $signature = $key.SignData([Text.Encoding]::ASCII.GetBytes("$header.$claims"), [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    }
    catch { return Get-Answer $false '' 'SignatureFailure' }

    $form = [ordered] @{
        client_id = $Application; scope = $Scope; grant_type = 'client_credentials'
        client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'; client_assertion = "$header.$claims.$(ConvertTo-UrlText $signature)"
    }
    $answer = Send-Form $address (@($form.GetEnumerator() | ForEach-Object -Process { '{0}={1}' -f $_.Key, [uri]::EscapeDataString($_.Value) }) -join '&')
    if ($answer.Status -eq 200) { return Get-Answer $true '' '' }
    if ($null -eq $answer.Status) { return Get-Answer $false '' $answer.Failure }

    $code = "HTTP $($answer.Status)"
    try {
        $document = ConvertFrom-Json -InputObject $answer.Body
        $code = [string] $document.error
        if ($document.PSObject.Properties['error_codes']) { $code = "$code AADSTS$(@($document.error_codes)[0])" }
    }
    catch { Write-Verbose -Message 'Not an answer of a token service.' }
    Get-Answer $false $code ''
}

function Get-StoredCertificate([string] $Thumbprint) {
    $store = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Store -ArgumentList 'My', 'LocalMachine'
    $store.Open('ReadOnly, OpenExistingOnly')
    try { $store.Certificates | Where-Object -FilterScript { [string]::Equals($_.Thumbprint, $Thumbprint, [StringComparison]::OrdinalIgnoreCase) } }
    finally { $store.Close() }
}

# A form, sent; of a good answer the status alone, of another one its text too.
function Send-Form([uri] $Address, [string] $Body) {
    $response = $null
    try {
        $request = [Net.WebRequest]::Create($Address)
        $request.Method = 'POST'
        $request.ContentType = 'application/x-www-form-urlencoded'
        $request.AllowAutoRedirect = $false
        $request.Timeout = 20000
        $request.ReadWriteTimeout = 20000
        $bytes = [Text.Encoding]::ASCII.GetBytes($Body)
        $stream = $request.GetRequestStream()
        try { $stream.Write($bytes, 0, $bytes.Length) } finally { $stream.Dispose() }
        $response = $request.GetResponse()
        return @{ Status = [int] $response.StatusCode; Body = ''; Failure = '' }
    }
    catch [Net.WebException] {
        $web = $_.Exception
        while ($web -isnot [Net.WebException]) { $web = $web.InnerException }
        $response = $web.Response
        if ($null -eq $response) { return @{ Status = $null; Body = ''; Failure = $web.Status.ToString() } }
        $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $response.GetResponseStream()
        $buffer = New-Object -TypeName 'char[]' -ArgumentList 100000
        $length = $reader.ReadBlock($buffer, 0, $buffer.Length)
        return @{ Status = [int] $response.StatusCode; Body = (New-Object -TypeName string -ArgumentList $buffer, 0, $length); Failure = '' }
    }
    finally { if ($null -ne $response) { $response.Dispose() } }
}

Export-ModuleMember -Function CreateAuthCertificate, CopyAuthCertificate, RemoveCertificate, ReadAuthAdminEvents, TryClientAssertion
