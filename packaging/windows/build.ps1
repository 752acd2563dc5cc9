<#
Builds the Windows package from this checkout:

    packaging\windows\build.ps1

    target\dist\stagepass-VERSION-windows-x64.msi
    target\dist\SHA256SUMS-windows-x64

Needs Maven, a JDK 25 in JAVA_HOME, and the WiX Toolset (version 3.14, or a newer one with its extensions UI and Util), which jpackage
finds by itself. In the environment, if there is any:

    STAGEPASS_RELEASES     the page on which new versions are told
    WINDOWS_CERTIFICATE    signs it: the file of a code signing certificate with its key (PFX)
    WINDOWS_CERTIFICATE_PASSWORD

What jpackage is told stands in packaging\windows\jpackage, what the Java runtime
is in packaging\runtime and packaging\java-options.
#>
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$work = 'target\package'
$dist = 'target\dist'

function Invoke-Tool([string] $Tool, [string[]] $Arguments) {
    & $Tool @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Tool ended with $LASTEXITCODE"
    }
}

function Add-Signature([string] $File) {
    $kits = Join-Path ${env:ProgramFiles(x86)} 'Windows Kits\10\bin'
    $signtool = Get-ChildItem -Path $kits -Recurse -Filter 'signtool.exe' |
        Where-Object { $_.Directory.Name -eq 'x64' } | Sort-Object FullName | Select-Object -Last 1
    Invoke-Tool $signtool.FullName @('sign', '/fd', 'SHA256', '/td', 'SHA256', '/tr', 'http://timestamp.digicert.com',
        '/f', $env:WINDOWS_CERTIFICATE, '/p', $env:WINDOWS_CERTIFICATE_PASSWORD, $File)
}

if (-not $env:JAVA_HOME -or -not (Select-String -Quiet -Pattern '^JAVA_VERSION="25[."]' -Path (Join-Path $env:JAVA_HOME 'release'))) {
    throw 'JAVA_HOME is no JDK 25'
}
$version = ([xml](Get-Content -Raw 'pom.xml')).project.version
$file = "$dist\stagepass-$version-windows-x64.msi"

foreach ($folder in $work, $dist) {
    if (Test-Path $folder) {
        Remove-Item -Recurse -Force $folder
    }
}
New-Item -ItemType Directory -Force "$work\jars", $dist | Out-Null
Invoke-Tool 'mvn' @('-B', '-ntp', '-q', '-Dmaven.test.skip=true', "-Dstagepass.releases=$env:STAGEPASS_RELEASES", 'package',
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies', '-DincludeScope=runtime',
    "-DoutputDirectory=$(Get-Location)\$work\jars")
Copy-Item "target\stagepass-$version.jar" "$work\jars\stagepass.jar"

Invoke-Tool "$env:JAVA_HOME\bin\java" @('packaging\DesktopPackage.java', 'windows', "$work\jars", "$work\desktop", $file, $version)
if ($env:WINDOWS_CERTIFICATE) {
    Add-Signature $file
}
$hash = (Get-FileHash -Algorithm SHA256 $file).Hash.ToLowerInvariant()
[System.IO.File]::WriteAllText("$(Get-Location)\$dist\SHA256SUMS-windows-x64", "$hash  $(Split-Path -Leaf $file)`n")
Write-Output "build: $file"
