<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ChapterTab</name>
    <message>
        <source>{rows} rows of {name} were left out: a number is missing in them.</source>
        <translation>{name}에서 수가 빠진 행 {rows}개를 제외했습니다.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Show the linked plots and numbers in place of the picture</source>
        <translation>그림 대신 연결된 그래프와 수치를 보입니다</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>표</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>The memory for recorded steps is full: one in {count} is kept.</source>
        <translation>기록한 단계를 담을 메모리가 가득 차서 {count}개 가운데 하나만 남깁니다.</translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>1 CLT</source>
        <translation>1 중심극한정리</translation>
    </message>
    <message>
        <source>3 Normal 2-D</source>
        <translation>3 2차원 정규분포</translation>
    </message>
    <message>
        <source>4 GMM–EM</source>
        <translation>4 GMM–EM</translation>
    </message>
    <message>
        <source>7 VAE</source>
        <translation>7 VAE</translation>
    </message>
    <message>
        <source>8 DDPM</source>
        <translation>8 DDPM</translation>
    </message>
</context>
<context>
    <name>CltTab</name>
    <message>
        <source>Population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>The distribution that every single number is drawn from</source>
        <translation>값을 하나씩 뽑는 분포</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수분포</translation>
    </message>
    <message>
        <source>Die</source>
        <translation>주사위</translation>
    </message>
    <message>
        <source>Loaded coin (Bernoulli)</source>
        <translation>치우친 동전(베르누이)</translation>
    </message>
    <message>
        <source>Two-humped mixture</source>
        <translation>봉우리 둘인 혼합분포</translation>
    </message>
    <message>
        <source>Cauchy: breaks the theorem</source>
        <translation>코시분포: 정리가 깨지는 예</translation>
    </message>
    <message>
        <source>Sample size n</source>
        <translation>표본 크기 n</translation>
    </message>
    <message>
        <source>How many numbers are averaged into one mean</source>
        <translation>값 몇 개를 평균 내어 표본평균 하나를 만드는지</translation>
    </message>
    <message>
        <source>Number of trials</source>
        <translation>시행 횟수</translation>
    </message>
    <message>
        <source>How many means are drawn into the histogram</source>
        <translation>표본평균 몇 개를 히스토그램에 담는지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same numbers again</source>
        <translation>시드가 같으면 같은 수를 다시 뽑습니다</translation>
    </message>
    <message>
        <source>{count} means of n = {n}</source>
        <translation>n = {n}인 표본평균 {count}개</translation>
    </message>
    <message>
        <source>Cauchy has no mean and no variance: averaging does not narrow it, whatever n is.</source>
        <translation>코시분포에는 평균도 분산도 없습니다. n이 얼마든 평균을 내어도 좁아지지 않습니다.</translation>
    </message>
    <message>
        <source>{share} % lie outside the axis</source>
        <translation>{share} %는 축 밖에 있습니다</translation>
    </message>
    <message>
        <source>population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>population and N(μ, σ²/n)</source>
        <translation>모집단과 N(μ, σ²/n)</translation>
    </message>
    <message>
        <source>value x</source>
        <translation>값 x</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>Sample mean of n draws</source>
        <translation>값 n개의 표본평균</translation>
    </message>
    <message>
        <source>sample mean x̄</source>
        <translation>표본평균 x̄</translation>
    </message>
    <message>
        <source>Distribution function of x̄</source>
        <translation>x̄의 분포함수</translation>
    </message>
    <message>
        <source>share below</source>
        <translation>그 이하의 비율</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>이론값</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>관측값</translation>
    </message>
    <message>
        <source>mean of x̄</source>
        <translation>x̄의 평균</translation>
    </message>
    <message>
        <source>variance of x̄</source>
        <translation>x̄의 분산</translation>
    </message>
    <message>
        <source>distance to the normal (bar)</source>
        <translation>정규분포까지의 거리(막대)</translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>New seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>파일 열기…</translation>
    </message>
</context>
<context>
    <name>DdpmTab</name>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Which digits the network is asked for</source>
        <translation>신경망에 어떤 숫자를 그리게 할지</translation>
    </message>
    <message>
        <source>0 to 9 and 0 to 5</source>
        <translation>0~9와 0~5</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>표본 추출 방법</translation>
    </message>
    <message>
        <source>DDPM adds fresh noise at every step, DDIM adds none</source>
        <translation>DDPM은 단계마다 새 노이즈를 더하고 DDIM은 더하지 않습니다</translation>
    </message>
    <message>
        <source>DDIM (no added noise)</source>
        <translation>DDIM(노이즈를 더하지 않음)</translation>
    </message>
    <message>
        <source>DDPM (adds noise)</source>
        <translation>DDPM(노이즈를 더함)</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>How many of the 1,000 steps of the schedule are taken</source>
        <translation>스케줄의 1,000단계 가운데 몇 단계를 거치는지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed starts from the same noise and gives the same digits again</source>
        <translation>시드가 같으면 같은 노이즈에서 시작해 같은 숫자가 다시 나옵니다</translation>
    </message>
    <message>
        <source>schedule ᾱ</source>
        <translation>스케줄 ᾱ</translation>
    </message>
    <message>
        <source>16 chains, seed {seed}</source>
        <translation>사슬 16개, 시드 {seed}</translation>
    </message>
    <message>
        <source>noise ε̂ and guess x̂₀</source>
        <translation>노이즈 ε̂과 추정 x̂₀</translation>
    </message>
    <message>
        <source>x at t = {t}: what the chain holds</source>
        <translation>t = {t}의 x: 사슬의 현재 그림</translation>
    </message>
    <message>
        <source>x̂₀: the clean digit that the network guesses from it</source>
        <translation>x̂₀: 신경망이 x에서 추정한 깨끗한 숫자</translation>
    </message>
    <message>
        <source>ε̂: the noise that the network sees in it</source>
        <translation>ε̂: 신경망이 x에 들어 있다고 보는 노이즈</translation>
    </message>
    <message>
        <source>ε̂: at t = 0 there is no noise left to see</source>
        <translation>ε̂: t = 0에는 남은 노이즈가 없습니다</translation>
    </message>
    <message>
        <source>The chain has ended: x&lt;sub&gt;0&lt;/sub&gt; is the result.</source>
        <translation>사슬이 끝났습니다. 결과는 x&lt;sub&gt;0&lt;/sub&gt;입니다.</translation>
    </message>
    <message>
        <source>Noise schedule</source>
        <translation>노이즈 스케줄</translation>
    </message>
    <message>
        <source>step t</source>
        <translation>단계 t</translation>
    </message>
    <message>
        <source>signal left, ᾱ</source>
        <translation>남은 신호 ᾱ</translation>
    </message>
    <message>
        <source>step of the chain</source>
        <translation>사슬의 단계</translation>
    </message>
    <message>
        <source>t of the schedule</source>
        <translation>스케줄의 t</translation>
    </message>
    <message>
        <source>ᾱ, signal left</source>
        <translation>ᾱ, 남은 신호</translation>
    </message>
    <message>
        <source>√ᾱ, weight of x̂₀</source>
        <translation>√ᾱ, x̂₀의 가중치</translation>
    </message>
    <message>
        <source>√(1 − ᾱ), weight of ε̂</source>
        <translation>√(1 − ᾱ), ε̂의 가중치</translation>
    </message>
</context>
<context>
    <name>GmmTab</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>What the mixture is fitted to: two columns of numbers</source>
        <translation>혼합분포를 맞출 데이터: 수로 된 열 두 개</translation>
    </message>
    <message>
        <source>Old Faithful</source>
        <translation>올드 페이스풀</translation>
    </message>
    <message>
        <source>Components K</source>
        <translation>성분 수 K</translation>
    </message>
    <message>
        <source>How many normal distributions the mixture has</source>
        <translation>혼합분포를 이루는 정규분포의 수</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>Where the components stand before the first step</source>
        <translation>첫 단계 전에 성분이 놓이는 자리</translation>
    </message>
    <message>
        <source>The book&apos;s start</source>
        <translation>책의 초깃값</translation>
    </message>
    <message>
        <source>k-means clusters</source>
        <translation>k-평균 군집</translation>
    </message>
    <message>
        <source>Random points</source>
        <translation>임의의 점</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용오차</translation>
    </message>
    <message>
        <source>EM stops when an iteration changes the mean log-likelihood by less than this</source>
        <translation>한 번 반복할 때 평균 로그가능도의 변화가 이보다 작으면 EM을 멈춥니다</translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation>최대 반복 횟수</translation>
    </message>
    <message>
        <source>EM stops after so many pairs of E and M, converged or not</source>
        <translation>E 단계와 M 단계를 이만큼 되풀이하면 수렴하지 않았어도 EM을 멈춥니다</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed begins at the same random points or clusters</source>
        <translation>시드가 같으면 같은 임의의 점이나 군집에서 시작합니다</translation>
    </message>
    <message>
        <source>{name} has only one column of numbers</source>
        <translation>{name}에는 수로 된 열이 하나뿐입니다</translation>
    </message>
    <message>
        <source>Log-likelihood</source>
        <translation>로그가능도</translation>
    </message>
    <message>
        <source>iteration (○ E, ● M)</source>
        <translation>반복(○ E, ● M)</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>점당 nat</translation>
    </message>
    <message>
        <source>its parts</source>
        <translation>구성</translation>
    </message>
    <message>
        <source>ELBO + KL</source>
        <translation>ELBO + KL</translation>
    </message>
    <message>
        <source>mean log-likelihood</source>
        <translation>평균 로그가능도</translation>
    </message>
    <message>
        <source>= ELBO</source>
        <translation>= ELBO</translation>
    </message>
    <message>
        <source>+ KL</source>
        <translation>+ KL</translation>
    </message>
    <message>
        <source>{name} · click a point to follow it</source>
        <translation>{name} · 점을 누르면 그 점을 따라갑니다</translation>
    </message>
    <message>
        <source>Old Faithful · click an eruption to follow it</source>
        <translation>올드 페이스풀 · 점을 누르면 그 분출을 따라갑니다</translation>
    </message>
    <message>
        <source>eruption (min)</source>
        <translation>분출 시간(분)</translation>
    </message>
    <message>
        <source>waiting (min)</source>
        <translation>대기 시간(분)</translation>
    </message>
    <message>
        <source>q of no. {n}</source>
        <translation>{n}번의 q</translation>
    </message>
    <message>
        <source>every q = 1/K · mean log p = {value}</source>
        <translation>모든 q = 1/K · 평균 log p = {value}</translation>
    </message>
    <message>
        <source>KL = 0, so ELBO = mean log p = {value}</source>
        <translation>KL = 0이므로 ELBO = 평균 log p = {value}</translation>
    </message>
    <message>
        <source>mean log p = {value} ({change})</source>
        <translation>평균 log p = {value} ({change})</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>{count} eruptions</source>
        <translation>분출 {count}번</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>붕괴</translation>
    </message>
    <message>
        <source>mixture of {count}; ellipses hold {mass} %</source>
        <translation>성분 {count}개(타원 {mass} %)</translation>
    </message>
    <message>
        <source>Converged in {count} iterations: change &lt; {tol}.</source>
        <translation>{count}번 만에 수렴했습니다(변화 &lt; {tol}).</translation>
    </message>
    <message>
        <source>Stopped after {count} iterations, not converged.</source>
        <translation>수렴하지 않고 {count}번에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>Collapsed in iteration {count}: a component shrank to too few points.</source>
        <translation>{count}번째에 붕괴했습니다. 한 성분에 점이 너무 적습니다.</translation>
    </message>
    <message>
        <source>Space plays it.</source>
        <translation>스페이스로 재생합니다.</translation>
    </message>
</context>
<context>
    <name>LatentPlane</name>
    <message>
        <source>Drag the ring, click a dot</source>
        <translation>고리를 끌고, 점을 눌러 보세요</translation>
    </message>
    <message>
        <source>latent z₁</source>
        <translation>잠재변수 z₁</translation>
    </message>
    <message>
        <source>latent z₂</source>
        <translation>잠재변수 z₂</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Training —, test •, shipped - -</source>
        <translation>학습 —, 시험 •, 제공 - -</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The saved state of this chapter could not be used.</source>
        <translation>이 장의 저장된 상태를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>글자 크기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>프로젝터</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>그림 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the picture as PNG, SVG or PDF</source>
        <translation>그림을 PNG, SVG 또는 PDF로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>프로그램을 닫습니다</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last change of this chapter&apos;s controls</source>
        <translation>이 장의 설정에서 마지막으로 바꾼 것을 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Bring back the change that was taken back</source>
        <translation>되돌린 변경을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Re&amp;set chapter</source>
        <translation>장 초기화(&amp;S)</translation>
    </message>
    <message>
        <source>Set this chapter&apos;s controls as they were at first</source>
        <translation>이 장의 설정을 처음 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>설정(&amp;C)</translation>
    </message>
    <message>
        <source>Show or hide the controls</source>
        <translation>설정을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>설명(&amp;E)</translation>
    </message>
    <message>
        <source>Show or hide the page about this chapter</source>
        <translation>이 장의 설명을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>&amp;Picture only</source>
        <translation>그림만(&amp;P)</translation>
    </message>
    <message>
        <source>Fill the screen with the picture, for the projector</source>
        <translation>프로젝터에 맞게 그림으로 화면을 채웁니다</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>키보드(&amp;K)</translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation>키의 기능을 알려 줍니다</translation>
    </message>
    <message>
        <source>&amp;About Genscope</source>
        <translation>Genscope 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licences and sources</source>
        <translation>버전, 라이선스, 출처</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} 파일로 저장했습니다</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>one step back or on</source>
        <translation>한 단계 뒤로 또는 앞으로</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>first or last step</source>
        <translation>첫 단계 또는 마지막 단계</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>실행 취소, 다시 실행</translation>
    </message>
    <message>
        <source>previous or next chapter</source>
        <translation>이전 장 또는 다음 장</translation>
    </message>
    <message>
        <source>show or hide the controls</source>
        <translation>설정 보이기 또는 숨기기</translation>
    </message>
    <message>
        <source>explanation of the chapter</source>
        <translation>장의 설명</translation>
    </message>
    <message>
        <source>picture only</source>
        <translation>그림만</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Genscope&lt;/h3&gt;&lt;p&gt;See every step from the bell curve to guided diffusion.&lt;/p&gt;&lt;p&gt;Every picture says what is exact, sampled or learned.&lt;/p&gt;&lt;p&gt;Program: MIT licence. Type: Pretendard, SIL Open Font License 1.1. Data: MNIST (LeCun, Cortes, Burges), Old Faithful (Härdle 1991). Networks: trained with this program&apos;s own recipes.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Genscope&lt;/h3&gt;&lt;p&gt;종 모양 곡선에서 가이드 확산까지, 모든 단계를 눈으로 봅니다.&lt;/p&gt;&lt;p&gt;모든 그림은 무엇이 정확한 값이고, 표본이고, 학습된 것인지 밝힙니다.&lt;/p&gt;&lt;p&gt;프로그램: MIT 라이선스. 글꼴: Pretendard, SIL Open Font License 1.1. 데이터: MNIST(LeCun, Cortes, Burges), Old Faithful(Härdle 1991). 신경망: 이 프로그램의 레시피로 학습했습니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Genscope</source>
        <translation>Genscope 정보</translation>
    </message>
</context>
<context>
    <name>Normal2dTab</name>
    <message>
        <source>Mean μ₁</source>
        <translation>평균 μ₁</translation>
    </message>
    <message>
        <source>Where the centre lies on the first axis</source>
        <translation>중심의 첫째 좌표</translation>
    </message>
    <message>
        <source>Mean μ₂</source>
        <translation>평균 μ₂</translation>
    </message>
    <message>
        <source>Where the centre lies on the second axis</source>
        <translation>중심의 둘째 좌표</translation>
    </message>
    <message>
        <source>Standard deviation σ₁</source>
        <translation>표준편차 σ₁</translation>
    </message>
    <message>
        <source>How far x₁ spreads around its mean</source>
        <translation>x₁이 평균 주위로 퍼지는 정도</translation>
    </message>
    <message>
        <source>Standard deviation σ₂</source>
        <translation>표준편차 σ₂</translation>
    </message>
    <message>
        <source>How far x₂ spreads around its mean</source>
        <translation>x₂가 평균 주위로 퍼지는 정도</translation>
    </message>
    <message>
        <source>Correlation ρ</source>
        <translation>상관계수 ρ</translation>
    </message>
    <message>
        <source>How closely x₁ and x₂ follow a common line: 0 not at all</source>
        <translation>x₁과 x₂가 한 직선을 얼마나 따르는지: 0이면 전혀 따르지 않음</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>표본 크기</translation>
    </message>
    <message>
        <source>How many points are drawn from the distribution</source>
        <translation>분포에서 뽑는 점의 수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same points again</source>
        <translation>시드가 같으면 같은 점을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>density, contours, marginals, matrices</source>
        <translation>확률밀도, 등고선, 주변분포, 행렬</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>Drag the centre or the axes</source>
        <translation>중심이나 축을 끌어 보세요</translation>
    </message>
</context>
<context>
    <name>NumbersColumn</name>
    <message>
        <source>inside the {mass} % contour</source>
        <translation>{mass} % 등고선 안</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>mean of x₁</source>
        <translation>x₁의 평균</translation>
    </message>
    <message>
        <source>mean of x₂</source>
        <translation>x₂의 평균</translation>
    </message>
    <message>
        <source>covariance</source>
        <translation>공분산행렬</translation>
    </message>
    <message>
        <source>from the sample</source>
        <translation>표본공분산행렬</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>역행렬</translation>
    </message>
    <message>
        <source>determinant</source>
        <translation>행렬식</translation>
    </message>
    <message>
        <source>eigenvectors</source>
        <translation>고유벡터</translation>
    </message>
    <message>
        <source>eigenvalues</source>
        <translation>고윳값</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Go to the first step (Home)</source>
        <translation>첫 단계로 갑니다(Home)</translation>
    </message>
    <message>
        <source>Go one step back (Left)</source>
        <translation>한 단계 뒤로 갑니다(왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>재생하거나 일시정지합니다(스페이스)</translation>
    </message>
    <message>
        <source>Go one step on (Right)</source>
        <translation>한 단계 앞으로 갑니다(오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Go to the last step (End)</source>
        <translation>마지막 단계로 갑니다(End)</translation>
    </message>
    <message>
        <source>Drag to any recorded step</source>
        <translation>끌어서 기록된 어느 단계로든 갑니다</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Start again from the first step at the end</source>
        <translation>끝에 이르면 첫 단계부터 다시 재생합니다</translation>
    </message>
</context>
<context>
    <name>ProseView</name>
    <message>
        <source>About this chapter</source>
        <translation>이 장에 대하여</translation>
    </message>
    <message>
        <source>There is no page about this chapter yet.</source>
        <translation>이 장의 설명은 아직 없습니다.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{minutes} min {seconds} s left</source>
        <translation>{minutes}분 {seconds}초 남음</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds}초 남음</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the running computation; what is shown stays</source>
        <translation>실행 중인 계산을 멈춥니다. 보이는 것은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>VaeTab</name>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Show encoded test digits, digits decoded all over the plane, or both</source>
        <translation>인코딩된 시험용 숫자, 평면 곳곳에서 디코딩된 숫자, 또는 둘 다 보입니다</translation>
    </message>
    <message>
        <source>Encoded digits</source>
        <translation>인코딩된 숫자</translation>
    </message>
    <message>
        <source>Decoded grid</source>
        <translation>디코딩된 격자</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>Decoded point z₁</source>
        <translation>디코딩할 점 z₁</translation>
    </message>
    <message>
        <source>First coordinate of the decoded point; or drag it in the plane</source>
        <translation>디코딩할 점의 첫째 좌표. 평면에서 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Decoded point z₂</source>
        <translation>디코딩할 점 z₂</translation>
    </message>
    <message>
        <source>Second coordinate of the decoded point; or drag it in the plane</source>
        <translation>디코딩할 점의 둘째 좌표. 평면에서 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Test digit</source>
        <translation>시험용 숫자</translation>
    </message>
    <message>
        <source>Number of the test digit shown in detail; or click a dot in the plane</source>
        <translation>자세히 볼 시험용 숫자의 번호. 평면에서 점을 눌러도 됩니다</translation>
    </message>
    <message>
        <source>Draw z = μ + σε</source>
        <translation>z = μ + σε 뽑기</translation>
    </message>
    <message>
        <source>Decode a random point of this digit&apos;s posterior, another one each time</source>
        <translation>이 숫자의 사후분포에서 점을 뽑아 디코딩합니다. 누를 때마다 다른 점입니다</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Whose plane is shown: the shipped network&apos;s or that of your training</source>
        <translation>어느 신경망의 평면을 볼지: 제공된 것 또는 직접 학습한 것</translation>
    </message>
    <message>
        <source>Shipped network</source>
        <translation>제공된 신경망</translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation>여기서 학습한 신경망</translation>
    </message>
    <message>
        <source>Train from scratch</source>
        <translation>처음부터 학습</translation>
    </message>
    <message>
        <source>Train this network in the background, beginning with random weights</source>
        <translation>이 신경망을 무작위 가중치에서 시작하여 배경에서 학습합니다</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Halt the training, or go on exactly where it was halted</source>
        <translation>학습을 멈추거나, 멈춘 곳에서 그대로 이어 갑니다</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>How often the next training sees every training digit</source>
        <translation>다음 학습에서 학습용 숫자를 모두 몇 번씩 볼지</translation>
    </message>
    <message>
        <source>Training digits</source>
        <translation>학습용 숫자의 수</translation>
    </message>
    <message>
        <source>How many of the 60,000 training digits the next training sees</source>
        <translation>학습용 숫자 60,000개 가운데 다음 학습에 쓸 개수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed trains the same network again</source>
        <translation>시드가 같으면 같은 신경망이 다시 학습됩니다</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>신경망을 불러오는 중…</translation>
    </message>
    <message>
        <source>The shipped network cannot be used. You can train one from scratch.</source>
        <translation>제공된 신경망을 쓸 수 없습니다. 처음부터 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Decoded ({place})</source>
        <translation>디코딩({place})</translation>
    </message>
    <message>
        <source>Test digit {index}: {label}</source>
        <translation>시험용 {index}번: {label}</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>epoch {epoch} / {epochs}</source>
        <translation>에포크 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>encoder and decoder, shipped: test loss {loss}</source>
        <translation>제공된 인코더와 디코더: 시험 손실 {loss}</translation>
    </message>
    <message>
        <source>encoder and decoder with random weights</source>
        <translation>무작위 가중치의 인코더와 디코더</translation>
    </message>
    <message>
        <source>encoder and decoder after epoch {epoch}: test loss {loss}</source>
        <translation>에포크 {epoch} 뒤의 인코더와 디코더: 시험 손실 {loss}</translation>
    </message>
    <message>
        <source>prior N(0, I) at 1σ, 2σ</source>
        <translation>사전분포 N(0, I)의 1σ, 2σ</translation>
    </message>
    <message>
        <source>{count} test digits</source>
        <translation>시험용 숫자 {count}개</translation>
    </message>
    <message>
        <source>this digit</source>
        <translation>이 숫자</translation>
    </message>
    <message>
        <source>test mean</source>
        <translation>시험 평균</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>복원 항</translation>
    </message>
    <message>
        <source>KL term</source>
        <translation>KL 항</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>The settings could not be read; they were kept as {name}.</source>
        <translation>설정을 읽을 수 없어 {name} 파일로 남겨 두었습니다.</translation>
    </message>
</context>
</TS>
