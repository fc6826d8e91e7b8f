# The local operations of the Windows shell: one function each, under the operation's own name, with the operation's parameters in the
# catalogue's order. A function may be sent to another server, so each one stands alone and calls no other of this file.

Set-StrictMode -Version 2.0

# Those on the auth certificate have a file of their own.
Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'auth-certificate-operations.psm1') -Global -DisableNameChecking

# One certificate of the machine's store, by exact thumbprint, and whether its private key can be used. Nothing is exported.
function ReadCertificate {
    param([string] $Thumbprint)

    $store = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Store -ArgumentList 'My', 'LocalMachine'
    $store.Open('ReadOnly, OpenExistingOnly')
    try {
        foreach ($certificate in $store.Certificates) {
            if (-not [string]::Equals($certificate.Thumbprint, $Thumbprint, [StringComparison]::OrdinalIgnoreCase)) { continue }

            # Only a signature shows that a key is there, belongs to the certificate and may be used by this account.
            $readable = $false
            if ($certificate.HasPrivateKey) {
                $data = [byte[]] @(1)
                foreach ($hash in @([Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.HashAlgorithmName]::SHA1)) {
                    try {
                        $public = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPublicKey($certificate)
                        $private = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
                        $padding = [Security.Cryptography.RSASignaturePadding]::Pkcs1
                        $readable = $public.VerifyData($data, $private.SignData($data, $hash, $padding), $hash, $padding)
                    }
                    catch { $readable = $false }

                    # An old CryptoAPI provider knows no SHA-256; its key can be used all the same.
                    if ($readable) { break }
                }
            }

            [pscustomobject] @{
                RawData            = $certificate.RawData
                Thumbprint         = $certificate.Thumbprint
                HasPrivateKey      = $certificate.HasPrivateKey
                PrivateKeyReadable = $readable
            }
        }
    }
    finally {
        $store.Close()
    }
}

# What a run must know of a server before it starts, in one go.
function ReadHost {
    param([string] $ScheduledTask)

    function Get-RegistryValue([string] $Path, [string] $Name) {
        $key = Get-Item -LiteralPath $Path -ErrorAction Ignore
        if ($null -ne $key) { $key.GetValue($Name) }
    }

    $version = $null
    $install = Get-RegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -Name 'MsiInstallPath'
    if ($install) {
        $file = Join-Path -Path $install -ChildPath 'bin\ExSetup.exe'
        if (Test-Path -LiteralPath $file) {
            $info = [Diagnostics.FileVersionInfo]::GetVersionInfo($file)
            $version = '{0}.{1}.{2}.{3}' -f $info.FileMajorPart, $info.FileMinorPart, $info.FileBuildPart, $info.FilePrivatePart
        }
    }

    # Absent values mean the system's own choice: TLS 1.2 is on since Windows Server 2012.
    $schannel = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client'
    $enabled = Get-RegistryValue -Path $schannel -Name 'Enabled'
    $disabledByDefault = Get-RegistryValue -Path $schannel -Name 'DisabledByDefault'
    $tls12 = -not (($null -ne $enabled -and $enabled -eq 0) -or ($null -ne $disabledByDefault -and $disabledByDefault -ne 0))

    $dotNet = $true
    foreach ($path in @('HKLM:\SOFTWARE\Microsoft\.NETFramework\v4.0.30319', 'HKLM:\SOFTWARE\Wow6432Node\Microsoft\.NETFramework\v4.0.30319')) {
        foreach ($name in @('SystemDefaultTlsVersions', 'SchUseStrongCrypto')) {
            if ((Get-RegistryValue -Path $path -Name $name) -ne 1) { $dotNet = $false }
        }
    }

    # netsh answers in the admin's language; the value behind it does not: flags at byte 8, the proxy's length at 12, its text at 16.
    $proxy = $null
    $settings = Get-RegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections' -Name 'WinHttpSettings'
    if ($settings -is [byte[]] -and $settings.Length -ge 16 -and ($settings[8] -band 2)) {
        $length = [BitConverter]::ToInt32($settings, 12)
        if ($length -gt 0 -and $settings.Length -ge 16 + $length) { $proxy = [Text.Encoding]::ASCII.GetString($settings, 16, $length) }
    }

    $bindings = @()
    $library = Join-Path -Path $env:windir -ChildPath 'System32\inetsrv\Microsoft.Web.Administration.dll'
    if (Test-Path -LiteralPath $library) {
        [void] [Reflection.Assembly]::LoadFrom($library)
        $iis = New-Object -TypeName Microsoft.Web.Administration.ServerManager
        $bindings = @(foreach ($site in $iis.Sites) {
                foreach ($binding in $site.Bindings) {
                    $text = '{0} {1} {2}' -f $site.Name, $binding.Protocol, $binding.BindingInformation
                    if ($null -ne $binding.CertificateHash) { $text += ' ' + [BitConverter]::ToString($binding.CertificateHash).Replace('-', '') }
                    $text
                }
            })
        $iis.Dispose()
    }

    $state = $null
    $scheduler = New-Object -ComObject Schedule.Service
    $scheduler.Connect()
    $folders = New-Object -TypeName System.Collections.Queue
    $folders.Enqueue($scheduler.GetFolder('\'))
    while ($folders.Count -gt 0) {
        $folder = $folders.Dequeue()
        foreach ($child in $folder.GetFolders(0)) { $folders.Enqueue($child) }
        foreach ($task in $folder.GetTasks(1)) {
            if ([string]::Equals($task.Name, $ScheduledTask, [StringComparison]::OrdinalIgnoreCase)) {
                # Of several with one name an enabled one counts.
                if ($task.Enabled) { $state = 'Enabled' } elseif ($null -eq $state) { $state = 'Disabled' }
            }
        }
    }

    $now = [datetime]::UtcNow
    [pscustomobject] @{
        Clock              = $now
        UtcOffsetMinutes   = [int] [TimeZoneInfo]::Local.GetUtcOffset($now).TotalMinutes
        ExSetupVersion     = $version
        Tls12Client        = $tls12
        DotNetSystemTls    = $dotNet
        WinHttpProxy       = $proxy
        IisBindings        = $bindings
        ScheduledTaskState = $state
    }
}

# Services by their short names; one that is not installed is left out.
function ReadServices {
    param([string[]] $Names)

    foreach ($service in Get-Service) {
        if ($Names -contains $service.Name) { [pscustomobject] @{ Name = $service.Name; Status = $service.Status.ToString() } }
    }
}

# Application pools by name: state, and since when the oldest worker process runs.
function ReadApplicationPools {
    param([string[]] $Names)

    [void] [Reflection.Assembly]::LoadFrom((Join-Path -Path $env:windir -ChildPath 'System32\inetsrv\Microsoft.Web.Administration.dll'))
    $iis = New-Object -TypeName Microsoft.Web.Administration.ServerManager
    foreach ($pool in $iis.ApplicationPools) {
        if ($Names -notcontains $pool.Name) { continue }
        $started = $null
        foreach ($worker in $pool.WorkerProcesses) {
            $process = Get-Process -Id $worker.ProcessId -ErrorAction Ignore
            if ($null -ne $process) {
                $at = $process.StartTime.ToUniversalTime()
                if ($null -eq $started -or $at -lt $started) { $started = $at }
            }
        }

        [pscustomobject] @{ Name = $pool.Name; State = $pool.State.ToString(); StartedAt = $started }
    }

    $iis.Dispose()
}

# The named pools, and no other part of IIS (domain 11, row 6). All of them are looked up before the first one is recycled.
function RecycleApplicationPools {
    param([string[]] $Names)

    [void] [Reflection.Assembly]::LoadFrom((Join-Path -Path $env:windir -ChildPath 'System32\inetsrv\Microsoft.Web.Administration.dll'))
    $iis = New-Object -TypeName Microsoft.Web.Administration.ServerManager
    $pools = @(foreach ($name in $Names) {
            $pool = $iis.ApplicationPools[$name]
            if ($null -eq $pool) { throw "$([Environment]::MachineName) has no application pool '$name'. Nothing was recycled." }
            $pool
        })
    foreach ($pool in $pools) { [void] $pool.Recycle() }
    $iis.Dispose()
}

# A name as this machine resolves it; nothing when there is no such name.
function ResolveName {
    param([string] $Name)

    try { $entry = [Net.Dns]::GetHostEntry($Name) }
    catch [Net.Sockets.SocketException] {
        # "No such host" and "no such data" are answers; anything else is a DNS that does not work.
        $code = $_.Exception.GetBaseException().SocketErrorCode
        if ($code -eq [Net.Sockets.SocketError]::HostNotFound -or $code -eq [Net.Sockets.SocketError]::NoData) { return }
        throw
    }

    [pscustomobject] @{ Name = $entry.HostName; Addresses = [string[]] @($entry.AddressList | ForEach-Object -Process { $_.ToString() }) }
}

# An anonymous GET. Where the certificate is not trusted nothing is read behind it, so Status stays null and Failure says TrustFailure.
function ProbeUrl {
    param([string] $Url)

    $status = $null
    $trusted = $false
    $metadata = $false
    $thumbprints = @()
    $failure = $null
    $response = $null
    $address = $null
    if (-not [uri]::TryCreate($Url, [UriKind]::Absolute, [ref] $address) -or $address.Scheme -ne 'https') {
        return [pscustomobject] @{ Status = $null; Trusted = $false; AuthMetadata = $false; AuthMetadataThumbprints = @(); Failure = 'UnsupportedAddress' }
    }

    try {
        $request = [Net.WebRequest]::Create($address)
        $request.AllowAutoRedirect = $false
        $request.UseDefaultCredentials = $false
        $request.Timeout = 20000
        $request.ReadWriteTimeout = 20000
        $response = $request.GetResponse()
    }
    catch [Net.WebException] {
        $web = $_.Exception
        while ($web -isnot [Net.WebException]) { $web = $web.InnerException }
        $response = $web.Response
        if ($null -eq $response) {
            $failure = $web.Status.ToString()
            # .NET says it by a status of its own or, later, by an exception inside.
            for ($inner = $web; $null -ne $inner; $inner = $inner.InnerException) {
                if ($inner -is [Security.Authentication.AuthenticationException]) { $failure = 'TrustFailure' }
            }
        }
    }

    if ($null -ne $response) {
        $status = [int] $response.StatusCode
        $trusted = $true
        if ($status -eq 200) {
            $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $response.GetResponseStream()
            $buffer = New-Object -TypeName 'char[]' -ArgumentList 1000000
            $length = $reader.ReadBlock($buffer, 0, $buffer.Length)
            try {
                $document = ConvertFrom-Json -InputObject (New-Object -TypeName string -ArgumentList $buffer, 0, $length)
                $metadata = $null -ne $document.PSObject.Properties['issuer'] -and $null -ne $document.PSObject.Properties['keys']
                if ($metadata) {
                    $thumbprints = @(foreach ($key in @($document.keys)) {
                            $der = [Convert]::FromBase64String([string] $key.keyvalue.value)
                            (New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $der)).Thumbprint
                        })
                }
            }
            catch { if (-not $metadata) { $thumbprints = @() } }
        }

        $response.Close()
    }

    [pscustomobject] @{ Status = $status; Trusted = $trusted; AuthMetadata = $metadata; AuthMetadataThumbprints = [string[]] $thumbprints; Failure = $failure }
}

# Microsoft's script, out of Exchange's own installation, with its arguments bound (domain 7, trap 23).
function ConfigureEnterprisePartnerApplication {
    param([string] $AuthMetadataUrl, [string] $ApplicationType)

    $setup = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup'
    $script = Join-Path -Path $setup.MsiInstallPath -ChildPath 'Scripts\Configure-EnterprisePartnerApplication.ps1'
    if (-not (Test-Path -LiteralPath $script)) { throw "$([Environment]::MachineName) has no $script. Repair Exchange's installation." }

    # The script wants the commands of an Exchange Management Shell around it: those of this very server.
    $server = '{0}.{1}' -f [Environment]::MachineName, [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName
    . (Join-Path -Path $setup.MsiInstallPath -ChildPath 'bin\RemoteExchange.ps1') 6>$null
    Connect-ExchangeServer -ServerName $server -ErrorAction Stop | Out-Null

    $started = [datetime]::UtcNow
    & $script -AuthMetadataUrl $AuthMetadataUrl -ApplicationType $ApplicationType | Out-Null

    $partner = @(Get-PartnerApplication | Where-Object -FilterScript { [string] $_.AuthMetadataUrl -eq $AuthMetadataUrl })
    if ($partner.Count -ne 1) { throw "After Configure-EnterprisePartnerApplication.ps1 $($partner.Count) partner applications read $AuthMetadataUrl; expected 1. Look at Get-PartnerApplication." }
    $account = Get-User -Identity ([string] $partner[0].LinkedAccount) -ErrorAction Stop
    [pscustomobject] @{
        PartnerApplication   = $partner[0].Guid
        LinkedAccount        = $account.Guid
        LinkedAccountCreated = $account.WhenCreatedUTC -ge $started.AddMinutes(-1)
    }
}

Export-ModuleMember -Function ReadCertificate, ReadHost, ReadServices, ReadApplicationPools, RecycleApplicationPools, ResolveName, ProbeUrl, ConfigureEnterprisePartnerApplication
