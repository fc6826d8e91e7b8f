# Local operations of a server whose store holds the one certificate in the file.
function ReadCertificate {
    param([string] $Thumbprint)

    $raw = [IO.File]::ReadAllBytes('{folder}/auth.cer')
    $certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $raw)
    if ($certificate.Thumbprint -eq $Thumbprint) {
        [pscustomobject] @{ RawData = $raw; Thumbprint = $certificate.Thumbprint; HasPrivateKey = $true; PrivateKeyReadable = $true }
    }
}

Export-ModuleMember -Function ReadCertificate
